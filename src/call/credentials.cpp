#include "call/credentials.hpp"

#include <mutex>

#include <directus/core/clock.hpp>

#include "async/wake.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What comes to a flow that waits, while its deadline may come at the same time.
struct CredentialsWait::Arrival {
  Arrival(std::coroutine_handle<> flow, std::shared_ptr<void> kept) noexcept
      : wake(flow, std::move(kept)) {}

  Wake wake;
  std::mutex mutex;
  std::optional<Result<RequestCredentials>> brought;
};

bool CredentialsWait::await_ready() {
  if (!frame_.driver.isBlocking()) return false;
  given_.emplace(authenticator_.credentials(wanted_, frame_.limits));
  return true;
}

bool CredentialsWait::await_suspend(std::coroutine_handle<> flow) {
  const auto arrival = std::make_shared<Arrival>(flow, frame_.driver.hold());
  arrival_ = arrival;
  // On a helper thread, since it may come from a thread that has other things to do.
  const Job goOn = [arrival] { arrival->wake.over(); };
  const CredentialsTaker later = [&driver = frame_.driver, alive = frame_.driver.hold(), arrival,
                                  goOn](std::optional<Result<RequestCredentials>> brought) {
    {
      const std::scoped_lock lock(arrival->mutex);
      arrival->brought = std::move(brought);
    }
    driver.post(Place::helper, goOn);
  };
  given_ = authenticator_.tryCredentials(wanted_, later);
  if (given_) return false;
  if (const auto left = frame_.limits.timeLeft())
    frame_.driver.postAt(sum(frame_.client.clock().now(), *left), goOn);
  stopped_.emplace(frame_.limits.stop, GoOn{frame_.driver, goOn});
  return arrival->wake.setUp();
}

std::optional<Error> CredentialsWait::over() const {
  if (frame_.limits.stop.stop_requested())
    return makeError(ErrorKind::cancelled, "cancelled while the session was renewed");
  if (const auto left = frame_.limits.timeLeft(); left && *left <= std::chrono::milliseconds(0))
    return makeError(ErrorKind::timeout, "the deadline passed while the session was renewed");
  return std::nullopt;
}

void CredentialsWait::await_resume() {
  stopped_.reset();
  if (given_) return;
  if (auto why = over()) {
    given_.emplace(*std::move(why));
    return;
  }
  const std::scoped_lock lock(arrival_->mutex);
  given_ = std::move(arrival_->brought);
}

void setCredentials(HttpRequest& request, const RequestCredentials& credentials) {
  if (!credentials.token.empty())
    request.headers.set("Authorization", "Bearer " + credentials.token);
  if (!credentials.cookie.empty()) request.headers.set("Cookie", credentials.cookie);
}

namespace {

Result<void> take(const CallFrame& frame, Result<RequestCredentials>& given,
                  RequestCredentials& taken) {
  if (!given) return given.error();
  taken = std::move(*given);
  if (!frame.rules.sendsCookies) taken.cookie.clear();
  return {};
}

}  // namespace

std::optional<Result<void>> credentialsNow(const CallFrame& frame, const CredentialsWanted& wanted,
                                           RequestCredentials& taken) {
  if (!frame.driver.isBlocking()) return std::nullopt;
  auto given = frame.client.authenticator()->credentials(wanted, frame.limits);
  return take(frame, given, taken);
}

Flow<Result<void>> takeCredentials(const CallFrame& frame, CredentialsWanted wanted,
                                   RequestCredentials& taken) {
  // Once for the storage, once for a refresh: a wait for a refresh brings a token or an error.
  while (true) {
    CredentialsWait wait(*frame.client.authenticator(), wanted, frame);
    co_await wait;
    if (wait.given()) co_return take(frame, *wait.given(), taken);
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
