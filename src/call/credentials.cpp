#include "call/credentials.hpp"

#include <directus/core/clock.hpp>

#include "async/wake.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

bool CredentialsWait::await_ready() {
  if (!frame_.driver.isBlocking()) return false;
  given_.emplace(authenticator_.credentials(wanted_, frame_.limits));
  return true;
}

bool CredentialsWait::await_suspend(std::coroutine_handle<> flow) {
  const auto wake = std::make_shared<Wake>(flow, frame_.driver.hold());
  // On a helper thread, since it may come from a thread that has other things to do.
  const Job goOn = [wake] { wake->over(); };
  const Job later = [&driver = frame_.driver, alive = frame_.driver.hold(), goOn] {
    driver.post(Place::helper, goOn);
  };
  given_ = authenticator_.tryCredentials(wanted_, later);
  if (given_) return false;
  if (const auto left = frame_.limits.timeLeft())
    frame_.driver.postAt(sum(frame_.client.clock().now(), *left), goOn);
  stopped_.emplace(frame_.limits.stop, GoOn{frame_.driver, goOn});
  return wake->setUp();
}

std::optional<Error> CredentialsWait::over() const {
  if (frame_.limits.stop.stop_requested())
    return Error(
        {.kind = ErrorKind::cancelled, .message = "cancelled while the session was renewed"});
  if (const auto left = frame_.limits.timeLeft(); left && *left <= std::chrono::milliseconds(0))
    return Error({.kind = ErrorKind::timeout,
                  .message = "the deadline passed while the session was renewed"});
  return std::nullopt;
}

std::optional<Result<RequestCredentials>> CredentialsWait::await_resume() {
  stopped_.reset();
  if (!given_)
    if (auto why = over()) return Result<RequestCredentials>(*std::move(why));
  return std::move(given_);
}

}  // namespace DIRECTUS_NAMESPACE::detail
