#include "call/call.hpp"

#include <directus/commands/modifiers.hpp>

#include "async/hop.hpp"
#include "call/attempts.hpp"
#include "call/credentials.hpp"
#include "call/limits.hpp"
#include "call/redirect.hpp"
#include "call/reply_error.hpp"
#include "call/request_builder.hpp"
#include "call/take_reply.hpp"
#include "codec/decoder_pool.hpp"
#include "core/contained.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A reply that is read in some hundred microseconds at most does not stop a transport's loop.
constexpr std::size_t shortReply = 64 * 1024;

}  // namespace

/// Nothing allocates between the reply of success and a slot that takes it whole: the tokens of a
/// session come once.
Flow<Result<void>> Call::steps() {
  if (auto same = frame_.client.checkProcess(); !same) co_return same;
  if (frame_.limits.stop.stop_requested()) co_return CallLimits::error();
  if (auto built = build(); !built) co_return built;
  if (asksSession()) {
    const bool sentOnce = request_.source && !request_.source->rewind();
    auto taken = co_await takeCredentials(*frame_.client.authenticator(), {.fresh = sentOnce},
                                          frame_, credentials_);
    if (!taken) co_return taken;
  }
  setCredentials(request_, credentials_);
  if (!command_.onRequest.empty() || frame_.rules.onRequest)
    if (auto called = co_await callRequestHooks(); !called) co_return called;
  if (auto checked = checkRequest(frame_.client, request_, command_.secret); !checked)
    co_return checked;
  auto response = co_await send();
  if (!command_.onResponse.empty() || frame_.rules.onResponse)
    if (auto called = co_await callResponseHooks(response); !called) co_return called;
  if (!response) co_return response.error();
  if (response->body.size() > shortReply) co_await Hop(frame_.driver, Place::helper);
  if (frame_.rules.authorizes && frame_.client.authenticator() && isSuccess(response->status))
    frame_.client.authenticator()->serverAnswered();
  co_return read(*response);
}

/// A list with too long a URL goes by SEARCH.
Result<void> Call::build() {
  auto built = buildRequest(frame_.client, command_, frame_.options, request_);
  const std::size_t most = frame_.rules.maxUrlLength;
  const bool fits = most == 0 || !built || request_.url.size() <= most;
  if (!fits && command_.searchable && command_.method == "GET") {
    CommandRequest search = command_;
    applySearch(search);
    request_ = {};
    built = buildRequest(frame_.client, search, frame_.options, request_);
  }
  if (!built) return built;
  request_.repeatable |= retry().idempotentWrites && command_.effect == Effect::oneItem;
  if (frame_.rules.authorizes && !request_.headers.find("Authorization"))
    credentials_.token = command_.token;
  return {};
}

/// Whether the session says whose request it is: neither a header of the caller nor the command
/// does.
bool Call::asksSession() const noexcept {
  return frame_.rules.authorizes && command_.token.empty() && frame_.client.authenticator() &&
         !request_.headers.find("Authorization");
}

Flow<Result<void>> Call::callRequestHooks() {
  co_await Hop(frame_.driver, Place::handlers);
  co_return contained("onRequest", [this] {
    for (const RequestHook& hook : command_.onRequest) hook(request_);
    if (frame_.rules.onRequest) frame_.rules.onRequest(request_);
  });
}

Flow<Result<HttpResponse>> Call::send() {
  return sendWithRetries(frame_, command_, retry(), credentials_, request_, trace_);
}

Flow<Result<void>> Call::callResponseHooks(Result<HttpResponse>& response) {
  co_await Hop(frame_.driver, Place::handlers);
  co_return contained("onResponse", [this, &response] {
    for (const ResponseHook& hook : command_.onResponse) hook(request_, response);
    if (frame_.rules.onResponse) frame_.rules.onResponse(request_, response);
  });
}

Result<void> Call::read(HttpResponse& response) {
  if (!isSuccess(response.status)) {
    const DecoderPool::Lease decoder = frame_.client.decoders().lease();
    return replyError(request_, response, *decoder);
  }
  if (request_.sink && response.status / 100 == 2)
    if (auto ended = request_.sink->end(); !ended) return ended.error();
  return takeReply(command_, request_, slot_, response, frame_.client);
}

bool Call::isSuccess(int status) const noexcept {
  return (status >= 200 && status < 300) ||
         (status == 304 && (slot_.ops->whole != nullptr || slot_.ops->readsNotModified)) ||
         (isRedirect(status) && command_.endsInRedirect);
}

const RetryOptions& Call::retry() const noexcept {
  if (frame_.options.retry) return *frame_.options.retry;
  if (command_.options.retry) return *command_.options.retry;
  return frame_.rules.retry;
}

Error Call::forCaller(const Error& error) const {
  ErrorDetails details = withoutSecrets(request_, error).details();
  if (command_.secret) details.body.clear();
  // A custom endpoint's path may hold a query, and with it user data.
  return Error(std::move(details))
      .withRequest(command_.method, command_.path.substr(0, command_.path.find('?')));
}

Flow<Result<void>> sendCommand(CallFrame frame, const CommandRequest& command, ReplySlot slot) {
  Call call(frame, command, slot);
  try {
    auto done = co_await call.steps();
    if (!done) done = call.forCaller(done.error());
    co_return call.trace().end(std::move(done));
  } catch (...) {
    // Code of the application: a transport, a stream, a conversion.
    co_return call.trace().end(Result<void>(call.forCaller(thrownError("the call"))));
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
