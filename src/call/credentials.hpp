#pragma once

#include <coroutine>
#include <memory>
#include <optional>

#include <directus/call/authenticator.hpp>

#include "call/call.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// `co_await wait`: then `given` has credentials, or an error. A flow that does not block waits
/// without a thread.
class CredentialsWait {
 public:
  CredentialsWait(Authenticator& authenticator, const CredentialsWanted& wanted,
                  const CallFrame& frame) noexcept
      : authenticator_(authenticator), wanted_(wanted), frame_(frame) {}

  [[nodiscard]] bool await_ready();
  [[nodiscard]] bool await_suspend(std::coroutine_handle<> flow);
  void await_resume();

  /// Nothing: it is worth asking again.
  [[nodiscard]] std::optional<Result<RequestCredentials>>& given() noexcept { return given_; }

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

/// Takes what the authenticator gives, without the cookies where the rules keep them at home.
/// `taken` outlives the flow, and is as it was behind an error.
Flow<Result<void>> takeCredentials(const CallFrame& frame, CredentialsWanted wanted,
                                   RequestCredentials& taken);

/// The same by a driver that blocks, at once; nothing by another driver.
[[nodiscard]] std::optional<Result<void>> credentialsNow(const CallFrame& frame,
                                                         const CredentialsWanted& wanted,
                                                         RequestCredentials& taken);

/// Says whose request it is.
void setCredentials(HttpRequest& request, const RequestCredentials& credentials);

}  // namespace DIRECTUS_NAMESPACE::detail
