#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "contestant.hpp"

namespace bench {

/// Keeps so many requests in flight: each that has ended starts the next one in its place, as an
/// application would that has many to do.
class ManyInFlight : public Contestant {
 public:
  explicit ManyInFlight(std::size_t inFlight) : inFlight_(inFlight) {}

  std::size_t request() override { return requests(1); }

  std::size_t requests(std::size_t times) override {
    const std::size_t begun = std::min(times, inFlight_);
    sum_ = 0;
    running_ = begun;
    left_ = times - begun;
    for (std::size_t place = 0; place < begun; ++place) start(place);
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return running_ == 0; });
    return sum_;
  }

 protected:
  /// Starts a request, which calls `ended` from any thread.
  virtual void start(std::size_t place) = 0;

  void ended(std::size_t place, std::size_t items) {
    {
      const std::scoped_lock lock(mutex_);
      sum_ += items;
      if (left_ == 0) {
        if (--running_ == 0) done_.notify_all();
        return;
      }
      --left_;
    }
    start(place);
  }

 private:
  const std::size_t inFlight_;
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t sum_ = 0;
  std::size_t left_ = 0;
  std::size_t running_ = 0;
};

}  // namespace bench
