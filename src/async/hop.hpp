#pragma once

#include <coroutine>
#include <utility>

#include <directus/async/driver.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A job that resumes a flow and keeps it alive until then.
[[nodiscard]] inline Job resuming(std::coroutine_handle<> flow, std::shared_ptr<void> kept) {
  return [flow, kept = std::move(kept)]() mutable {
    const std::shared_ptr<void> alive = std::move(kept);  // copies of the job must not keep it
    if (alive) flow.resume();  // a job that is called twice finds nothing
  };
}

/// `co_await Hop(driver, place)`: the flow goes on there. A flow that blocks stays where it is.
class Hop {
 public:
  Hop(Driver& driver, Place place) noexcept : driver_(driver), place_(place) {}

  [[nodiscard]] bool await_ready() const noexcept { return driver_.isBlocking(); }
  void await_suspend(std::coroutine_handle<> flow) const {
    driver_.post(place_, resuming(flow, driver_.hold()));
  }
  void await_resume() const noexcept {}

 private:
  Driver& driver_;
  Place place_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
