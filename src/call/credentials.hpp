#pragma once

#include <coroutine>
#include <memory>
#include <optional>

#include <directus/call/authenticator.hpp>

#include "call/call.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// `co_await CredentialsWait(authenticator, wanted, frame)`: credentials, or an error. A flow that
/// does not block waits without a thread.
class CredentialsWait {
 public:
  CredentialsWait(Authenticator& authenticator, const CredentialsWanted& wanted,
                  const CallFrame& frame) noexcept
      : authenticator_(authenticator), wanted_(wanted), frame_(frame) {}

  [[nodiscard]] bool await_ready();
  [[nodiscard]] bool await_suspend(std::coroutine_handle<> flow);
  /// Nothing: it is worth asking again.
  [[nodiscard]] std::optional<Result<RequestCredentials>> await_resume();

 private:
  struct GoOn {
    Driver& driver;
    Job job;
    void operator()() const { driver.post(Place::helper, job); }
  };
  [[nodiscard]] std::optional<Error> over() const;

  struct Arrival;

  Authenticator& authenticator_;
  const CredentialsWanted& wanted_;
  const CallFrame& frame_;
  std::optional<Result<RequestCredentials>> given_;
  std::shared_ptr<Arrival> arrival_;
  std::optional<std::stop_callback<GoOn>> stopped_;
};

/// What the authenticator gives, without the cookies where the rules keep them at home.
Flow<Result<RequestCredentials>> credentialsOf(Authenticator& authenticator,
                                               CredentialsWanted wanted, const CallFrame& frame);

/// Says whose request it is.
void setCredentials(HttpRequest& request, const RequestCredentials& credentials);

}  // namespace DIRECTUS_NAMESPACE::detail
