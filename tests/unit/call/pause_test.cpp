// How a flow waits for its next try: a driver that only remembers what it is asked for.
#include "call/pause.hpp"

#include <directus/testing/manual_clock.hpp>

#include <exception>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;
using detail::Driver;
using detail::Pause;
using detail::Place;

namespace {

class NotedDriver final : public Driver {
 public:
  struct AtTime {
    std::chrono::milliseconds until;
    Job job;
  };
  std::vector<AtTime> atTime;
  std::vector<std::pair<Place, Job>> atOnce;

  [[nodiscard]] bool isBlocking() const noexcept override { return false; }
  [[nodiscard]] const std::stop_source* stopSource() const noexcept override { return nullptr; }
  void post(Place place, Job job) override { atOnce.emplace_back(place, std::move(job)); }
  void postAt(std::chrono::milliseconds until, Job job) override {
    atTime.push_back({until, std::move(job)});
  }
  [[nodiscard]] std::shared_ptr<void> hold() override { return held; }
  void adopt(const std::shared_ptr<detail::AsyncSlot>&) override {}

  std::shared_ptr<void> held = std::make_shared<int>();
};

/// A flow that ends with its frame.
struct Flow {
  struct promise_type {
    Flow get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

struct Waiting {
  testing::ManualClock clock;
  NotedDriver notes;
  std::stop_source stop;
  std::optional<bool> went;  // whether the flow goes on, or was stopped

  Flow pause(Driver& driver, std::chrono::milliseconds span) {
    went = co_await Pause(driver, clock, span, stop.get_token());
  }
};

}  // namespace

TEST_CASE("a started flow goes on when the clock reaches the end of its pause, and only once") {
  Waiting waiting;
  const auto end = waiting.clock.now() + 300ms;
  waiting.pause(waiting.notes, 300ms);
  CHECK_FALSE(waiting.went);
  REQUIRE(waiting.notes.atTime.size() == 1);
  CHECK(waiting.notes.atTime[0].until == end);
  CHECK(waiting.notes.held.use_count() > 1);  // the flow lives until somebody goes on with it
  waiting.notes.atTime[0].job();
  CHECK(waiting.went == true);
  CHECK(waiting.notes.atOnce.empty());
  waiting.stop.request_stop();
  CHECK(waiting.notes.atOnce.empty());
}

TEST_CASE("a started flow that is stopped goes on at once, on a helper thread") {
  Waiting waiting;
  waiting.pause(waiting.notes, 300ms);
  waiting.stop.request_stop();
  CHECK_FALSE(waiting.went);  // not where the stop was requested
  REQUIRE(waiting.notes.atOnce.size() == 1);
  CHECK(waiting.notes.atOnce[0].first == Place::helper);
  waiting.notes.atOnce[0].second();
  CHECK(waiting.went == false);
  waiting.notes.atTime[0].job();
  CHECK(waiting.notes.held.use_count() == 1);
}

TEST_CASE("a blocking flow waits by the clock, or until it is stopped") {
  Waiting waiting;
  waiting.clock.skipWaits(1s);
  const auto end = waiting.clock.now() + 300ms;
  waiting.pause(Driver::blocking(), 300ms);
  CHECK(waiting.went == true);
  CHECK(waiting.clock.now() == end);
  waiting.stop.request_stop();
  waiting.pause(Driver::blocking(), 1h);
  CHECK(waiting.went == false);
  CHECK(waiting.clock.now() == end);
}
