#include <directus/rest/read_all.hpp>

#include "codec/json_parts.hpp"
#include "rest/paging.hpp"
#include "rest/pipeline.hpp"

namespace DIRECTUS_NAMESPACE::detail {

struct Pages::State {
  std::shared_ptr<ClientContext> context;
  std::shared_ptr<const RestOptions> rest;
  RequestOptions options;
  Paging paging;

  Result<void> send(const CommandRequest& request, const ReplyOps& reply, void* result) const;

  /// Asks the server how much it gives at a time; false when that is not the trouble.
  bool lowerPageSize();
};

namespace {

struct QueryLimit {
  std::int64_t max = -1;
};
struct ServerLimits {
  std::optional<QueryLimit> queryLimit{};  ///< for users only
};

bool isInvalidQuery(const Result<void>& sent) {
  return !sent && sent.error().kind() == ErrorKind::api &&
         sent.error().code() == ErrorCode::invalidQuery;
}

/// A string or a number.
bool isKeyJson(std::string_view json) {
  return !json.empty() && (json[0] == '"' || json[0] == '-' || (json[0] >= '0' && json[0] <= '9'));
}

}  // namespace

Pages::Pages(std::shared_ptr<ClientContext> context, std::shared_ptr<const RestOptions> rest,
             CommandRequest list, ReadAllOptions paging, RequestOptions options)
    : state_(new State{std::move(context), std::move(rest), std::move(options),
                       Paging(std::move(list), std::move(paging))}) {}

Pages::Pages(Pages&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
Pages& Pages::operator=(Pages&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}
Pages::~Pages() {
  delete state_;
}

const std::string& Pages::key() const noexcept {
  return state_->paging.key();
}

Result<void> Pages::State::send(const CommandRequest& request, const ReplyOps& reply,
                                void* result) const {
  return sendCommand(*context, *rest, request, options, reply, result);
}

bool Pages::State::lowerPageSize() {
  std::optional<Result<ServerLimits>> limits;
  const auto sent = send(readRouteRequest("/server/info"), ReplyFor<ServerLimits>::ops, &limits);
  if (!sent || !limits || !*limits || !(**limits).queryLimit) return false;
  const std::int64_t max = (**limits).queryLimit->max;
  if (max < 1 || max >= paging.pageSize()) return false;
  paging.setPageSize(max);
  return true;
}

void Pages::next(const ReplyOps& reply, void* result) {
  if (state_->paging.atEnd()) return;
  auto sent = state_->send(state_->paging.request(), reply, result);
  if (isInvalidQuery(sent) && state_->lowerPageSize())
    sent = state_->send(state_->paging.request(), reply, result);
  if (!sent) reply.fail(result, sent.error());
}

Result<void> Pages::received(std::size_t count, std::optional<std::int64_t> of,
                             Result<std::string> lastKey) {
  if (!lastKey) return lastKey.error();
  if (!key().empty() && count > 0) {
    if (!isKeyJson(*lastKey))
      return Error({.kind = ErrorKind::decode,
                    .message = "key: the last item of a page has no value in " + key()});
    if (*lastKey == state_->paging.lastKey())
      return Error({.kind = ErrorKind::decode,
                    .message = "key: the server does not go on behind " + *lastKey});
  }
  state_->paging.received(count, of, std::move(*lastKey));
  return {};
}

bool Pages::atEnd() const noexcept {
  return state_->paging.atEnd();
}

}  // namespace DIRECTUS_NAMESPACE::detail
