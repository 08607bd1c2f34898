#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include "report.hpp"

/// The network of one auth vector: replies in order, some held back, and what was asked for when.
class AuthNetwork final : public directus::Transport {
 public:
  explicit AuthNetwork(const Vector& replies);

  struct Sent {
    long long at = 0;  ///< ms since the start
    directus::HttpRequest request;
  };

  [[nodiscard]] std::vector<Sent> sent() const;

  /// Lets go what is held.
  void release() { fake_.release(); }

  /// Keeps back every reply until `resume`, so that calls of one moment really meet.
  void pause();
  void resume();

  [[nodiscard]] const std::shared_ptr<directus::testing::ManualClock>& clock() const {
    return clock_;
  }

  directus::Result<directus::HttpResponse> send(const directus::HttpRequest& request,
                                                const directus::SendOptions& options) override;

 private:
  directus::testing::FakeTransport fake_;
  const std::shared_ptr<directus::testing::ManualClock> clock_;
  const long long start_;
  mutable std::mutex mutex_;
  std::condition_variable_any resumed_;
  bool paused_ = false;
  std::vector<Sent> sent_;
};
