#include <directus/auth/authentication.hpp>

#include <directus/async/typed_body.hpp>

#include "async/hop.hpp"
#include "auth/session_driver.hpp"
#include "call/limits.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// An operation that is `call` on the session, within the limits of the call and the client.
template <class T, class Call>
class SessionBody final : public TypedBody<T> {
 public:
  SessionBody(std::shared_ptr<ClientContext> context, RequestOptions options, Call call)
      : context_(std::move(context)), options_(std::move(options)), call_(std::move(call)) {}

  Flow<Result<T>> run(Driver& driver) override {
    if (auto same = context_->checkProcess(); !same) co_return same.error();
    const CallLimits limits(*context_, driver, options_);
    if (limits.stopped()) co_return limits.error();
    co_await Hop(driver, Place::helper);  // the session blocks
    co_return call_(limits.send());
  }
  std::shared_ptr<AsyncSlot> slot() const override { return context_->asyncSlot(); }
  void dropped() noexcept override {
    context_->log(LogLevel::warn,
                  "an operation of the session was dropped without .get() or .result()");
  }

 private:
  std::shared_ptr<ClientContext> context_;
  RequestOptions options_;
  Call call_;
};

template <class T, class Call>
Operation<T> operation(const std::shared_ptr<ClientContext>& context, RequestOptions options,
                       Call call) {
  return Operation<T>(
      PendingBody(new SessionBody<T, Call>(context, std::move(options), std::move(call))));
}

Operation<AuthenticationData> loginOperation(const std::shared_ptr<ClientContext>& context,
                                             const std::shared_ptr<SessionDriver>& driver,
                                             LoginPayload payload, LoginOptions options,
                                             RequestOptions request) {
  return operation<AuthenticationData>(
      context, std::move(request),
      [driver, payload = std::move(payload), options = std::move(options)](
          const SendOptions& limits) { return driver->login(payload, options, limits); });
}

}  // namespace

AuthenticationMembers::AuthenticationMembers(const ClientHandle& client, AuthMode mode,
                                             AuthenticationOptions options)
    : context_(client.context()),
      driver_(std::make_shared<SessionDriver>(*context_, mode, std::move(options))) {
  context_->setAuthenticator(driver_);
  driver_->open();
}

Operation<AuthenticationData> AuthenticationMembers::login(LocalLoginPayload payload,
                                                           LoginOptions options,
                                                           RequestOptions request) const {
  return loginOperation(context_, driver_, std::move(payload), std::move(options),
                        std::move(request));
}

Operation<AuthenticationData> AuthenticationMembers::login(LDAPLoginPayload payload,
                                                           LoginOptions options,
                                                           RequestOptions request) const {
  return loginOperation(context_, driver_, std::move(payload), std::move(options),
                        std::move(request));
}

Operation<void> AuthenticationMembers::adopt(AuthenticationData session,
                                             RequestOptions request) const {
  return operation<void>(context_, std::move(request),
                         [driver = driver_, session = std::move(session)](
                             const SendOptions& limits) { return driver->adopt(session, limits); });
}

Operation<void> AuthenticationMembers::logout(SessionRefreshOptions options,
                                              RequestOptions request) const {
  return operation<void>(context_, std::move(request),
                         [driver = driver_, options](const SendOptions& limits) {
                           return driver->logout(options, limits);
                         });
}

Operation<AuthenticationData> AuthenticationMembers::refresh(SessionRefreshOptions options,
                                                             RequestOptions request) const {
  return operation<AuthenticationData>(context_, std::move(request),
                                       [driver = driver_, options](const SendOptions& limits) {
                                         return driver->refresh(options, limits);
                                       });
}

Operation<std::optional<std::string>> AuthenticationMembers::getToken(
    RequestOptions request) const {
  return operation<std::optional<std::string>>(
      context_, std::move(request),
      [driver = driver_](const SendOptions& limits) { return driver->token(limits); });
}

void AuthenticationMembers::setToken(std::optional<std::string> token) const {
  driver_->setToken(std::move(token));
}

void AuthenticationMembers::stopRefreshing() const {
  driver_->stopRefreshing();
}

void AuthenticationMembers::onAuthChange(AuthChangeHandler handler) const {
  driver_->onAuthChange(std::move(handler));
}

}  // namespace DIRECTUS_NAMESPACE::detail
