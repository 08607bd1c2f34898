#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <stop_token>
#include <thread>
#include <vector>

#include <directus/auth/authentication.hpp>
#include <directus/call/authenticator.hpp>
#include <directus/core/clock.hpp>

#include "auth/session.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Does what `Session` decides. One thread, started when there is something for it to do, talks to
/// the storage and renews tokens, so that a caller who gives up never takes a refresh down with
/// it. Callers wait for its outcome.
///
/// No lock is held during I/O or while code of the application runs.
class SessionDriver final : public Authenticator {
 public:
  SessionDriver(ClientContext& context, AuthMode mode, AuthenticationOptions options);
  ~SessionDriver() override;

  // For the request pipeline.

  Result<RequestCredentials> credentials(const SendOptions& limits) override;
  Result<RequestCredentials> freshCredentials(const SendOptions& limits) override;
  Result<bool> renew(const RequestCredentials& used, const SendOptions& limits) override;
  void shutdown() noexcept override;

  // For the members of `authentication`.

  Result<AuthenticationData> login(const LoginPayload& payload, LoginOptions options,
                                   const SendOptions& limits);
  Result<void> logout(const SessionRefreshOptions& options, const SendOptions& limits);
  Result<AuthenticationData> refresh(const SessionRefreshOptions& options,
                                     const SendOptions& limits);
  Result<std::optional<std::string>> token(const SendOptions& limits);
  void setToken(std::optional<std::string> token);
  void stopRefreshing();
  void onAuthChange(AuthChangeHandler handler);

 private:
  using Lock = std::unique_lock<std::mutex>;

  /// Waits until `done`, helping along when this is the worker itself (a handler that calls the
  /// client). Gives `cancelled` or `timeout` when that comes first.
  template <class Done>
  Result<void> waitUntil(Lock& lock, const SendOptions& limits, Done done);

  /// Waits for the storage to have been read, and for a token where one is about to be renewed.
  Result<void> awaitToken(Lock& lock, const SendOptions& limits, bool patient);
  [[nodiscard]] RequestCredentials currentCredentials() const;

  Result<void> checkProcess() const;
  void startWorker(Lock& lock);
  void wantRefresh(Lock& lock);
  void changed(Lock& lock);
  void emit(AuthEvent event, std::optional<Error> error = {}) noexcept;
  void deliver(Lock& lock) noexcept;

  // The worker (session_worker.cpp).

  void work();
  /// Does one thing that is due; false when there is none.
  bool step(Lock& lock) noexcept;
  bool doNext(Lock& lock);
  void recover(Lock& lock) noexcept;
  void restore(Lock& lock);
  void renewOnce(Lock& lock);
  void save(Lock& lock);
  void saveFailed(const Error& error) noexcept;
  [[nodiscard]] std::optional<std::chrono::milliseconds> nextWake() const;
  [[nodiscard]] double random();

  // What it does without the lock (session_attempt.cpp).

  /// What one attempt to renew came to, seen outside the lock.
  struct Attempt {
    enum class Outcome { renewed, adopted, refused, failed } outcome = Outcome::failed;
    AuthenticationData data{};
    std::optional<Error> error{};
    std::optional<Error> storageError{};  ///< the tokens are good, but not stored
    bool locked = false;                  ///< failed since another process holds the storage
  };
  /// `unsaved`: what the storage holds is older than what is in memory.
  [[nodiscard]] Attempt attempt(Session::Refresh refresh, bool unsaved,
                                const std::stop_token& stop);
  Result<void> store(const std::optional<AuthenticationData>& data,
                     std::optional<AuthenticationData>& removed);
  [[nodiscard]] Result<AuthenticationData> exchange(const Session::Refresh& refresh,
                                                    const std::stop_token& stop);
  [[nodiscard]] Result<HttpResponse> sendTwice(const CommandRequest& command,
                                               const Session::Refresh& refresh,
                                               const std::stop_token& stop) const;
  template <class F>
  auto contained(F&& use) const noexcept -> decltype(use());
  [[nodiscard]] Result<std::optional<AuthenticationData>> readStorage() const;
  void finish(const Session::Refresh& refresh, Attempt attempt);

  ClientContext& context_;
  const std::shared_ptr<AuthStorage> storage_;
  const bool keepCookies_;
  const long process_;
  const Error stepThrew_;  // made early: there may be no memory for it when it is needed
  const Error storageThrew_;

  std::mutex mutex_;
  std::condition_variable changed_;
  Session session_;
  std::shared_ptr<const AuthChangeHandler> handler_;
  std::vector<AuthChange> events_;
  bool delivering_ = false;
  std::thread worker_;
  std::stop_source stop_;
  std::minstd_rand random_;

  bool stepping_ = false;  // somebody does a step, maybe without the lock
  std::chrono::milliseconds resumeAt_{0};

  bool restoring_ = false;  // the storage has not been read yet
  bool wanted_ = false;     // somebody asked for a refresh
  std::optional<AuthMode> wantedMode_;
  std::optional<Session::Refresh> running_;
  std::stop_source attemptStop_;  // ends its attempt when nobody wants it any more
  std::chrono::milliseconds nextAttempt_{0};
  std::optional<HttpResponse> answer_;  // to the refresh that runs, until it has been taken in
  std::uint64_t finished_ = 0;          // refreshes that came to an end
  std::optional<Error> finishedWith_;   // how the last one did

  bool dirty_ = false;                         // what is in memory is not stored
  std::optional<AuthenticationData> removed_;  // what a logout found in the storage
  int saveFailures_ = 0;
  std::chrono::milliseconds nextSave_{0};
};

}  // namespace DIRECTUS_NAMESPACE::detail
