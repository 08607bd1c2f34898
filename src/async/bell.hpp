#pragma once

#include <atomic>
#include <condition_variable>
#include <coroutine>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include <directus/async/driver.hpp>
#include <directus/core/clock.hpp>

namespace DIRECTUS_NAMESPACE::detail {

class Wake;

/// Rings when something has changed; whoever waits for it looks again. What has changed is guarded
/// by a lock of its owner.
///
///     auto seen = bell.rung();  // before looking
///     if (isThere()) …
///     co_await BellWait(driver, clock, bell, seen, until, stop);
///
/// Thread safety: all members. No lock is held while somebody is woken.
class Bell {
 public:
  [[nodiscard]] std::uint64_t rung() const noexcept { return rung_; }
  void ring();

 private:
  friend class BellWait;

  std::atomic<std::uint64_t> rung_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::pair<const void*, Job>> waiting_;
};

/// `co_await BellWait(driver, clock, bell, seen, until, stop)`: until the bell has rung since it
/// was `seen`, the clock has come to `until`, or a stop was asked for. May return early. A flow
/// that does not block goes on on a helper thread.
class BellWait {
 public:
  BellWait(Driver& driver, Clock& clock, Bell& bell, std::uint64_t seen,
           std::optional<std::chrono::milliseconds> until, std::stop_token stop) noexcept
      : driver_(driver),
        clock_(clock),
        bell_(bell),
        seen_(seen),
        until_(until),
        stop_(std::move(stop)) {}
  BellWait(const BellWait&) = delete;
  BellWait& operator=(const BellWait&) = delete;
  ~BellWait();

  [[nodiscard]] bool await_ready();
  [[nodiscard]] bool await_suspend(std::coroutine_handle<> flow);
  void await_resume() { leave(); }

 private:
  struct GoOn {
    Driver& driver;
    Job job;
    void operator()() const { driver.post(Place::helper, job); }
  };

  void block();
  void leave();

  Driver& driver_;
  Clock& clock_;
  Bell& bell_;
  const std::uint64_t seen_;
  const std::optional<std::chrono::milliseconds> until_;
  const std::stop_token stop_;
  std::optional<std::stop_callback<GoOn>> stopped_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
