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

Result<void> Call::begin() {
  if (auto same = frame_.client.checkProcess(); !same) return same;
  if (frame_.limits.stop.stop_requested()) return CallLimits::error();
  return build();
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

CredentialsWanted Call::credentialsWanted() const {
  return {.fresh = request_.source && !request_.source->rewind()};  // it is sent once
}

void Call::authorize() {
  setCredentials(request_, credentials_);
}

bool Call::hasRequestHooks() const noexcept {
  return !command_.onRequest.empty() || frame_.rules.onRequest;
}

Result<void> Call::check() const {
  return checkRequest(frame_.client, request_, command_.secret);
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

bool Call::hasResponseHooks() const noexcept {
  return !command_.onResponse.empty() || frame_.rules.onResponse;
}

Flow<Result<void>> Call::callResponseHooks(Result<HttpResponse>& response) {
  co_await Hop(frame_.driver, Place::handlers);
  co_return contained("onResponse", [this, &response] {
    for (const ResponseHook& hook : command_.onResponse) hook(request_, response);
    if (frame_.rules.onResponse) frame_.rules.onResponse(request_, response);
  });
}

Result<void> Call::read(HttpResponse& response) {
  if (frame_.rules.authorizes && frame_.client.authenticator() && isSuccess(response.status))
    frame_.client.authenticator()->serverAnswered();
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

Result<void> Call::end(Result<void> done) {
  if (!done) done = forCaller(done.error());
  return trace_.end(std::move(done));
}

Error Call::forCaller(const Error& error) const {
  ErrorDetails details = withoutSecrets(request_, error).details();
  if (command_.secret) details.body.clear();
  // A custom endpoint's path may hold a query, and with it user data.
  return Error(std::move(details))
      .withRequest(command_.method, command_.path.substr(0, command_.path.find('?')));
}

/// The one place that knows the order of the steps. Nothing allocates between the reply of success
/// and a slot that takes it whole: the tokens of a session come once.
Flow<Result<void>> sendCommand(CallFrame frame, const CommandRequest& command, ReplySlot slot) {
  Call call(frame, command, slot);
  try {
    if (auto begun = call.begin(); !begun) co_return call.end(std::move(begun));
    if (call.asksSession()) {
      const CredentialsWanted wanted = call.credentialsWanted();
      auto taken = credentialsNow(frame, wanted, call.credentials());
      if (!taken) taken = co_await takeCredentials(frame, wanted, call.credentials());
      if (!*taken) co_return call.end(*std::move(taken));
    }
    call.authorize();
    if (call.hasRequestHooks())
      if (auto called = co_await call.callRequestHooks(); !called)
        co_return call.end(std::move(called));
    if (auto checked = call.check(); !checked) co_return call.end(std::move(checked));
    auto response = co_await call.send();
    if (call.hasResponseHooks())
      if (auto called = co_await call.callResponseHooks(response); !called)
        co_return call.end(std::move(called));
    if (!response) co_return call.end(response.error());
    if (response->body.size() > shortReply) co_await Hop(frame.driver, Place::helper);
    co_return call.end(call.read(*response));
  } catch (...) {
    // Code of the application: a transport, a stream, a conversion.
    co_return call.end(thrownError("the call"));
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
