#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <stop_token>
#include <thread>

#include <directus/auth/authentication.hpp>
#include <directus/call/authenticator.hpp>
#include <directus/core/clock.hpp>

#include "async/worker_thread.hpp"
#include "auth/renewal.hpp"
#include "auth/session.hpp"
#include "auth/session_agenda.hpp"
#include "auth/session_storage.hpp"
#include "auth/session_waiter.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Does what `Session`, `SessionAgenda` and `Renewal` decide. One thread, started when there is
/// something for it to do, talks to the storage and renews tokens, so that a caller who gives up
/// never takes a refresh down with it. Callers wait for its outcome, each with a waiter of its own.
///
/// No lock is held during I/O, calls of your code, while a waiter is woken or something is
/// logged. The thread owns the driver and the client's context: either may be let go of on it.
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
                                                           const CredentialsTaker& later) override;
  bool report(const RequestCredentials& used, const Error& refusal) override;
  void serverAnswered() noexcept override;
  void shutdown() noexcept override;

  // For the members of `authentication`.

  Result<AuthenticationData> login(const LoginPayload& payload, LoginOptions options,
                                   const SendOptions& limits);
  Result<void> adopt(AuthenticationData data, const SendOptions& limits);
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
  using For = SessionWaiter::For;
  using Given = Session::Given;

  // Waiting (session_waits.cpp).

  /// Waits until `waiter`, which is in the list, is woken, helping along when there is no other
  /// thread to do it. Gives `cancelled` or `timeout` when that comes first; then it is out of the
  /// list.
  Result<void> await(Lock& lock, BlockingWaiter& waiter, const SendOptions& limits);
  [[nodiscard]] bool awaitOnce(Lock& lock, BlockingWaiter& waiter, const SendOptions& limits);
  /// The token, at once; or nothing, and `waiter` is in the list.
  [[nodiscard]] std::optional<Result<Given>> tryToken(const CredentialsWanted& wanted,
                                                      SessionWaiter& waiter);
  [[nodiscard]] Result<Given> awaitToken(const CredentialsWanted& wanted,
                                         const SendOptions& limits);
  /// A session that Directus cannot find is an error only where there has to be one.
  [[nodiscard]] Result<void> endAtDirectus(const AuthenticationData& tokens, AuthMode mode,
                                           bool hasSession, const SendOptions& limits);
  [[nodiscard]] Error reported(Lock& lock, const Error& error) noexcept;
  /// Waits for what was changed to be stored, but keeps half of the time for the server.
  void awaitSaved(Lock& lock, const SendOptions& limits);
  /// Waits, by a waiter that stands among the others, for a refresh of that session that is on its
  /// way, within the same limits, then ends it. Gives the tokens that it brought, else null.
  [[nodiscard]] Session::Tokens awaitLateAnswer(Lock& lock, BlockingWaiter& waiter,
                                                std::uint64_t generation,
                                                const SendOptions& limits);
  /// What a waiter brings goes to those who wait for `what`; they are woken by `wakeTaken`.
  template <class Bring>
  void settle(For what, Bring bring) noexcept;
  void settle(For what) noexcept;
  void settle(For what, const Error& error) noexcept;
  void settle(For what, const Given& given) noexcept;
  void settleRefresh(const std::optional<Error>& error) noexcept;
  void wakeTaken(Lock& lock) noexcept;

  [[nodiscard]] Result<void> checkProcess() const;
  /// True in a child, where nothing is to be touched; says so in the log.
  [[nodiscard]] bool isChild(std::string_view member) const noexcept;
  void wantRefresh(std::optional<AuthMode> mode = {});
  [[nodiscard]] bool isRefreshUnderWay() const noexcept;
  /// `endsAttempt`: a refresh of the session before is of no use any more.
  void changed(Lock& lock, bool endsAttempt);
  void endAttempt(Lock& lock) noexcept;

  // Events (session_events.cpp).

  void emit(AuthEvent event, std::optional<Error> error = {}) noexcept;
  /// Reports what has happened, where handlers run; `here`: on this thread, where the client has no
  /// executor.
  void deliver(Lock& lock, bool here) noexcept;
  void deliverAll(Lock& lock) noexcept;
  /// Drops what was not reported, and waits for a handler that runs on another thread.
  void endEvents(Lock& lock) noexcept;

  // The thread (session_worker.cpp).

  void startWorker() noexcept;
  void work();
  /// Does one thing that is due; false when nothing is due.
  bool step(Lock& lock) noexcept;
  bool doNext(Lock& lock);
  void recover(Lock& lock) noexcept;
  void restore(Lock& lock);
  void renewOnce(Lock& lock);
  void save(Lock& lock, Millis patience);
  void saveFailed(const Error& error) noexcept;
  void finish(const Session::Refresh& refresh, RenewalOutcome outcome);
  void lost(const Error& error) noexcept;
  /// Takes what the attempt came to; false when it came too late.
  bool take(const Session::Refresh& refresh, RenewalOutcome& outcome, bool& goesOn);

  // What it does without the lock (session_attempt.cpp).

  [[nodiscard]] RenewalOutcome attempt(Renewal renewal, const std::stop_token& stop);
  [[nodiscard]] Renewal::Step takeStep(Renewal& renewal, Renewal::Step step,
                                       std::unique_ptr<StorageLock>& held,
                                       const std::stop_token& stop);
  [[nodiscard]] Result<Session::Tokens> exchange(const Session::Refresh& refresh,
                                                 const std::stop_token& stop);
  [[nodiscard]] bool isWanted(const Session::Refresh& refresh);

  ClientContext& context_;
  const SessionStorage storage_;
  const bool keepCookies_;
  const Error stepThrew_;  // made in time: where it is needed there may be no memory for it
  const Error replaced_;
  const Error closed_;

  std::mutex mutex_;
  std::condition_variable changed_;  // for the thread, and for the end of a handler
  WaiterList waiters_;
  WaiterList taken_;  // have what they waited for, and are to be woken
  Session session_;
  SessionAgenda agenda_;
  std::atomic<bool> unreachable_ = false;  // a pause may be ended by any answer

  std::shared_ptr<const AuthChangeHandler> handler_;
  std::deque<AuthChange> events_;
  std::optional<std::thread::id> delivering_;  // the thread that calls the handler

  WorkerThread worker_;
  bool isWorking_ = false;      // the thread was started
  bool wasRefused_ = false;     // there was no thread to be had
  bool owesNotice_ = false;     // which is not in the log yet
  bool callerReports_ = false;  // whoever gets `sessionLost` reports it before its call returns
  bool stepping_ = false;       // somebody does a step, maybe without the lock
  std::thread::id stepper_;     // on this thread
  std::stop_source stop_;
  std::minstd_rand random_;

  std::stop_source attemptStop_;        // ends its attempt when nobody wants it any more
  std::optional<HttpResponse> answer_;  // to the refresh that runs, until it has been taken in
  std::optional<AuthenticationData> removed_;  // what a logout found in the storage
};

}  // namespace DIRECTUS_NAMESPACE::detail
