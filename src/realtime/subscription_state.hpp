#pragma once

#include <mutex>
#include <optional>
#include <string>

#include <directus/call/client_context.hpp>
#include <directus/commands/command.hpp>
#include <directus/http/transport.hpp>

#include "async/bell.hpp"
#include "realtime/inbox.hpp"
#include "realtime/watcher.hpp"

namespace DIRECTUS_NAMESPACE::detail {

class RealtimeDriver;

/// One subscription of the application: between the driver, which brings what the server says, and
/// whoever takes the changes. Reads over REST what the socket may lack.
///
/// Thread safety: all members. No lock is held while anything else is called.
class SubscriptionState final : public Watcher,
                                public std::enable_shared_from_this<SubscriptionState> {
 public:
  struct Plan {
    std::string uid;    ///< on the wire
    std::string label;  ///< what `Change::uid` says
    std::size_t queue = 0;
    Overflow overflow = Overflow::pause;
    std::optional<CommandRequest> recovery;  ///< what reads it over REST, where that is wanted
    bool hasInit = true;                     ///< its `init` says what is there
  };

  SubscriptionState(std::shared_ptr<ClientContext> context, Plan plan);

  // What the driver brings, one call at a time.

  void began(RawChange init, std::optional<GapReason> gap) override;
  void changed(RawChange change) override;
  void missed(const Error& error) override;
  void deaf(const std::optional<Error>& error) override;
  void ended(const std::optional<Error>& error) override;
  void stalled() override;

  // For whoever takes the changes.

  /// Waits for the answer of the server to the subscription.
  Flow<Result<void>> begun(Driver& driver, SendOptions limits);
  /// Waits for the next change; nothing after `unsubscribe`.
  Flow<Result<std::optional<RawChange>>> next(Driver& driver);
  /// What is there already.
  [[nodiscard]] std::optional<RawChange> tryNext();
  /// Fills `change` from what `next` gave.
  [[nodiscard]] Result<void> read(const RawChange& raw, const ChangeOps& ops,
                                  ChangeHead& change) const;
  void unsubscribe() noexcept;
  [[nodiscard]] std::optional<Error> endReason() const;
  [[nodiscard]] bool isOver() const;

  [[nodiscard]] const std::string& uid() const noexcept { return plan_.uid; }
  [[nodiscard]] const std::string& label() const noexcept { return plan_.label; }
  [[nodiscard]] const std::shared_ptr<ClientContext>& context() const noexcept { return context_; }

 private:
  [[nodiscard]] RealtimeDriver& driver() const noexcept;
  /// Begins a refill; what it brings goes to the inbox together with `init`.
  void recover(std::unique_lock<std::mutex>& lock, std::optional<RawChange> init,
               std::optional<GapReason> gap);
  [[nodiscard]] bool isRefill(std::uint64_t number) const;
  void recovered(std::uint64_t number, Result<std::string> items);
  void filled(std::string items, std::optional<RawChange> init);
  void notFilled(std::unique_lock<std::mutex>& lock, std::optional<RawChange> init,
                 bool mayBeFilledLater);
  void refill(std::unique_lock<std::mutex>& lock, GapReason why);
  void askAgain(std::unique_lock<std::mutex>& lock, GapReason why);
  void put(std::unique_lock<std::mutex>& lock, RawChange change);

  const std::shared_ptr<ClientContext> context_;
  const Plan plan_;

  mutable std::mutex mutex_;
  Bell bell_;
  Inbox inbox_;
  bool hasBegun_ = false;  // the server has answered
  bool hasInit_ = false;   // its `init` is in the inbox
  bool isStanding_ = false;
  bool isOver_ = false;
  std::optional<Error> error_;    // why it is over
  std::optional<Error> unready_;  // why it has not begun yet

  GapReason lack_ = GapReason::overflow;  // why the next refill is wanted

  // The refill that runs.
  std::uint64_t refill_ = 0;
  std::optional<RawChange> init_;
  std::optional<GapReason> gap_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
