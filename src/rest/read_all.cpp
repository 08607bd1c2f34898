#include <directus/rest/read_all.hpp>

#include "call/call.hpp"
#include "call/limits.hpp"
#include "codec/json_parts.hpp"
#include "rest/paging.hpp"

namespace DIRECTUS_NAMESPACE::detail {

struct Pages::State {
  std::shared_ptr<ClientContext> context;
  std::shared_ptr<const CallRules> rules;
  RequestOptions options;
  Paging paging;

  Flow<Result<void>> send(Driver& driver, const CommandRequest& request, ReplySlot slot) const;

  /// Asks the server how much it gives at a time; false when that is not the trouble.
  Flow<bool> lowerPageSize(Driver& driver);
};

struct QueryLimit {
  std::int64_t max = -1;
};
struct ServerLimits {
  std::optional<QueryLimit> queryLimit{};  ///< for users only
};

namespace {

bool isInvalidQuery(const Result<void>& sent) {
  return !sent && sent.error().kind() == ErrorKind::api &&
         sent.error().code() == ErrorCode::invalidQuery;
}

/// A string or a number.
bool isKeyJson(std::string_view json) {
  return !json.empty() && (json[0] == '"' || json[0] == '-' || (json[0] >= '0' && json[0] <= '9'));
}

}  // namespace

Pages::Pages(std::shared_ptr<ClientContext> context, std::shared_ptr<const CallRules> rules,
             CommandRequest list, ReadAllOptions paging, RequestOptions options)
    : state_(new State{std::move(context), std::move(rules), std::move(options),
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

Flow<Result<void>> Pages::State::send(Driver& driver, const CommandRequest& request,
                                      ReplySlot slot) const {
  const CallLimits limits(*context, driver, options, request.options);
  co_return co_await sendCommand({driver, *context, *rules, options, limits.send()}, request, slot);
}

Flow<bool> Pages::State::lowerPageSize(Driver& driver) {
  std::optional<Result<ServerLimits>> limits;
  const CommandRequest info = readRouteRequest("/server/info");
  const auto sent = co_await send(driver, info, ReplyFor<ServerLimits>::slot(limits));
  if (!sent || !limits || !*limits || !(**limits).queryLimit) co_return false;
  const std::int64_t max = (**limits).queryLimit->max;
  if (max < 1 || max >= paging.pageSize()) co_return false;
  paging.setPageSize(max);
  co_return true;
}

Flow<void> Pages::next(Driver& driver, ReplySlot slot) {
  if (state_->paging.atEnd()) co_return;
  CommandRequest page = state_->paging.request();
  auto sent = co_await state_->send(driver, page, slot);
  if (isInvalidQuery(sent) && co_await state_->lowerPageSize(driver)) {
    page = state_->paging.request();
    sent = co_await state_->send(driver, page, slot);
  }
  if (!sent) slot.fail(sent.error());
}

std::shared_ptr<AsyncSlot> Pages::slot() const {
  return state_->context->asyncSlot();
}

Result<void> Pages::received(std::size_t count, std::optional<std::int64_t> of,
                             Result<std::string> lastKey) {
  if (!lastKey) return lastKey.error();
  if (!key().empty() && count > 0) {
    if (!isKeyJson(*lastKey))
      return makeError(ErrorKind::decode, "key: the last item of a page has no value in " + key());
    if (*lastKey == state_->paging.lastKey())
      return makeError(ErrorKind::decode, "key: the server does not go on behind " + *lastKey);
  }
  state_->paging.received(count, of, std::move(*lastKey));
  return {};
}

bool Pages::atEnd() const noexcept {
  return state_->paging.atEnd();
}

}  // namespace DIRECTUS_NAMESPACE::detail
