#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <stop_token>
#include <vector>

#include <directus/auth/authentication.hpp>
#include <directus/call/authenticator.hpp>
#include <directus/core/clock.hpp>

#include "async/worker_thread.hpp"
#include "auth/renewal.hpp"
#include "auth/session.hpp"
#include "auth/session_agenda.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Does what `Session`, `SessionAgenda` and `Renewal` decide. One thread, started when there is
/// something for it to do, talks to the storage and renews tokens, so that a caller who gives up
/// never takes a refresh down with it. Callers wait for its outcome.
///
/// No lock is held during I/O, calls of the user's code, or while something is logged. The thread
/// owns the driver and the client's context: either may be let go of on it.
class SessionDriver final : public Authenticator,
                            public std::enable_shared_from_this<SessionDriver> {
 public:
  SessionDriver(ClientContext& context, AuthMode mode, AuthenticationOptions options);
  ~SessionDriver() override;

  /// Begins to read the storage, where there is one.
  void open();

  // For the calls of the client.

  Result<RequestCredentials> credentials(const CredentialsWanted& wanted,
                                         const SendOptions& limits) override;
  std::optional<Result<RequestCredentials>> tryCredentials(const CredentialsWanted& wanted,
                                                           const Job& later) override;
  bool report(const RequestCredentials& used, const Error& refusal) override;
  void serverAnswered() noexcept override;
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
  using Millis = std::chrono::milliseconds;

  // Waiting (session_driver.cpp).

  /// Waits until `done`, helping along when there is no other thread to do it. Gives `cancelled` or
  /// `timeout` when that comes first.
  template <class Done>
  Result<void> waitUntil(Lock& lock, const SendOptions& limits, Done done);
  /// Waits for news of the session.
  Result<void> awaitNews(Lock& lock, const SendOptions& limits);
  /// Waits until a token can be given.
  Result<void> awaitToken(Lock& lock, const CredentialsWanted& wanted, const SendOptions& limits);
  /// Waits for what was changed to be stored, but keeps half of the time for the server.
  void awaitSaved(Lock& lock, const SendOptions& limits);
  [[nodiscard]] Session::Answer askFor(Lock& lock, const CredentialsWanted& wanted);
  [[nodiscard]] RequestCredentials currentCredentials() const;
  [[nodiscard]] Result<void> checkProcess() const;
  /// True in a child, where nothing is to be touched; says so in the log.
  [[nodiscard]] bool isChild(std::string_view member) const noexcept;
  void wantRefresh(Lock& lock, std::optional<AuthMode> mode = {});
  /// `endsAttempt`: a refresh of the session before is of no use any more.
  void changed(Lock& lock, bool endsAttempt);
  /// Something happened: whoever waits looks again.
  void announce(Lock& lock) noexcept;

  // Events (session_events.cpp).

  void emit(AuthEvent event, std::optional<Error> error = {}) noexcept;
  /// Reports what has happened, where handlers run; `here`: on this thread, where the client has no
  /// executor.
  void deliver(Lock& lock, bool here) noexcept;
  void deliverAll(Lock& lock) noexcept;

  // The thread (session_worker.cpp).

  void startWorker(Lock& lock) noexcept;
  void work();
  /// Does one thing that is due; false when there is none.
  bool step(Lock& lock) noexcept;
  bool doNext(Lock& lock);
  void recover(Lock& lock) noexcept;
  void restore(Lock& lock);
  void renewOnce(Lock& lock);
  void save(Lock& lock, Millis patience);
  void saveFailed(const Error& error) noexcept;
  void finish(const Session::Refresh& refresh, RenewalOutcome outcome);
  /// Takes what the attempt came to; false when it came too late.
  bool take(const Session::Refresh& refresh, RenewalOutcome& outcome, bool& goesOn);

  // What it does without the lock (session_attempt.cpp).

  [[nodiscard]] RenewalOutcome attempt(Renewal renewal, const std::stop_token& stop);
  [[nodiscard]] Renewal::Step takeStep(Renewal& renewal, Renewal::Step step,
                                       std::unique_ptr<StorageLock>& held,
                                       const std::stop_token& stop);
  [[nodiscard]] Result<AuthenticationData> exchange(const Session::Refresh& refresh,
                                                    const std::stop_token& stop);
  Result<void> store(const std::optional<AuthenticationData>& data,
                     std::optional<AuthenticationData>& removed, Millis patience);
  [[nodiscard]] Result<std::unique_ptr<StorageLock>> lockStorage(Millis patience) const;
  [[nodiscard]] std::optional<Error> put(const std::optional<AuthenticationData>& data) const;
  [[nodiscard]] bool isWanted(const Session::Refresh& refresh);
  [[nodiscard]] Result<std::optional<AuthenticationData>> readStorage() const;
  template <class F>
  auto contained(F&& use) const noexcept -> decltype(use());

  ClientContext& context_;
  const std::shared_ptr<AuthStorage> storage_;
  const bool keepCookies_;
  const Error stepThrew_;  // made in time: where it is needed there may be no memory for it
  const Error storageThrew_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Job> later_;  // of those that wait without a thread
  std::uint64_t news_ = 0;
  Session session_;
  SessionAgenda agenda_;
  std::atomic<bool> unreachable_ = false;  // a pause may be ended by any answer

  std::shared_ptr<const AuthChangeHandler> handler_;
  std::deque<AuthChange> events_;
  bool delivering_ = false;

  WorkerThread worker_;
  bool isWorking_ = false;  // the thread was started
  bool stepping_ = false;   // somebody does a step, maybe without the lock
  std::stop_source stop_;
  std::minstd_rand random_;

  std::stop_source attemptStop_;        // ends its attempt when nobody wants it any more
  std::optional<HttpResponse> answer_;  // to the refresh that runs, until it has been taken in
  std::uint64_t finished_ = 0;          // refreshes that came to an end
  std::optional<Error> finishedWith_;   // how the last one did
  std::optional<AuthenticationData> tooLate_;  // what a refresh brought after a logout
  std::optional<AuthenticationData> removed_;  // what a logout found in the storage
};

}  // namespace DIRECTUS_NAMESPACE::detail
