#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include <directus/realtime/subscription.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The changes of one subscription that were not taken yet: never more than its limit, and never a
/// hole without a gap.
///
///     mode       | event                  | goes to   | does
///     flowing    | change                 | flowing   | keeps it
///                | change, no room, pause | flowing   | keeps it and says that it is full
///                | change, no room, gap   | dropping  | drops it
///                | give up the pause      | dropping  |
///     dropping   | change                 | dropping  | drops it
///                | taken, half is free    | dropping  | says that it wants a refill
///     flowing    | a change is lost       | dropping  | says that it wants a refill at once
///     any        | refill begins          | refilling | what comes is held
///     refilling  | change, no room        | refilling | drops what is held; the refill is too old
///                | a change is lost       | refilling | the same
///                | refilled               | flowing   | the gap, and behind it what was held
///                | refilled, too old      | dropping  | the gap, which another one follows
///
/// A socket that has to pause may still give what it has read already: `pause` keeps up to
/// twice the limit, and drops then.
class Inbox {
 public:
  Inbox(std::size_t limit, Overflow overflow) noexcept
      : limit_(limit > 0 ? limit : 1), overflow_(overflow) {}

  enum class Put { kept, full, dropped };
  [[nodiscard]] Put put(RawChange change);

  /// A change that was never here is lost. True: a refill has to begin; else one follows anyway.
  [[nodiscard]] bool lose() noexcept;

  /// The next one; nothing where all were taken.
  [[nodiscard]] std::optional<RawChange> take();

  /// Whether there is room again after it was full, once.
  [[nodiscard]] bool hasRoomAgain() noexcept;
  /// Whether the place of what was dropped has come.
  [[nodiscard]] bool wantsRefill() const noexcept;

  /// Nobody took anything for too long: what comes is dropped.
  void giveUpPause() noexcept;

  void beginRefill();
  /// `first`, and `second` where there is one, come before what was held.
  void refilled(RawChange first, std::optional<RawChange> second = {});

  void clear() noexcept;

  [[nodiscard]] bool isFull() const noexcept { return isFull_; }
  [[nodiscard]] bool empty() const noexcept { return queue_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return queue_.size() + held_.size(); }

 private:
  enum class Mode { flowing, dropping, refilling };

  void tooOld() noexcept;

  const std::size_t limit_;
  const Overflow overflow_;
  Mode mode_ = Mode::flowing;
  std::deque<RawChange> queue_;
  std::deque<RawChange> held_;
  bool isFull_ = false;  // and said so
  bool isTooOld_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
