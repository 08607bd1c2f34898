#pragma once

#include <atomic>
#include <chrono>
#include <coroutine>
#include <memory>
#include <optional>
#include <stop_token>

#include <directus/async/driver.hpp>
#include <directus/core/clock.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Blocks the thread by the clock; false when the stop token ended it early.
bool sleepFor(Clock& clock, std::chrono::milliseconds span, const std::stop_token& stop);

/// `co_await Pause(driver, clock, span, stop)`: waits by the clock; false when the stop token ended
/// the wait early.
class Pause {
 public:
  Pause(Driver& driver, Clock& clock, std::chrono::milliseconds span, std::stop_token stop) noexcept
      : driver_(driver), clock_(clock), span_(span), stop_(std::move(stop)) {}

  [[nodiscard]] bool await_ready();
  [[nodiscard]] bool await_suspend(std::coroutine_handle<> flow);
  [[nodiscard]] bool await_resume() {
    stopped_.reset();
    return !stop_.stop_requested();
  }

 private:
  /// Goes on at once, on a helper thread: a stop may be requested anywhere.
  struct GoOn {
    Driver& driver;
    Job job;
    void operator()() const { driver.post(Place::helper, job); }
  };

  Driver& driver_;
  Clock& clock_;
  std::chrono::milliseconds span_;
  std::stop_token stop_;
  std::optional<std::stop_callback<GoOn>> stopped_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
