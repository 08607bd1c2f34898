#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <directus/http/socket.hpp>

namespace directus_test {

/// Keeps what comes of a WebSocket, for a test to wait for.
class SocketWatch : public directus::SocketListener {
  template <class F>
  [[nodiscard]] auto look(F&& what) const {
    const std::lock_guard lock(mutex_);
    return what();
  }

 public:
  /// Called on the thread of the transport, without a lock.
  std::function<void()> whenOpen{};
  std::function<void(std::string_view)> whenMessage{};

  void onOpen() override {
    note([this] { isOpen_ = true; });
    if (whenOpen) whenOpen();
  }
  void onMessage(std::string_view text) override {
    note([&] {
      texts_.emplace_back(text);
      ++count_;
    });
    if (whenMessage) whenMessage(text);
  }
  void onClose(directus::SocketClose close) override {
    note([&] {
      ++closes_;
      close_ = std::move(close);
    });
  }

  /// These are false after 20 s.
  bool waitForOpen() {
    return wait([this] { return isOpen_ || close_; }) && isOpen();
  }
  bool waitForMessages(std::size_t count) {
    return wait([&] { return count_ >= count; });
  }

  /// How it ended; 0 as the code: not within 20 s.
  directus::SocketClose waitForClose() {
    if (!wait([this] { return close_.has_value(); })) return {.code = 0};
    const std::lock_guard lock(mutex_);
    return *close_;
  }

  [[nodiscard]] bool isOpen() const {
    return look([this] { return isOpen_; });
  }
  [[nodiscard]] std::vector<std::string> messages() const {
    return look([this] { return texts_; });
  }
  [[nodiscard]] std::size_t count() const {
    return look([this] { return count_; });
  }
  [[nodiscard]] int closes() const {
    return look([this] { return closes_; });
  }

 private:
  template <class F>
  void note(F&& what) {
    const std::lock_guard lock(mutex_);
    what();
    changed_.notify_all();
  }
  template <class F>
  bool wait(F&& what) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), what);
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool isOpen_ = false;
  std::vector<std::string> texts_;
  std::size_t count_ = 0;
  int closes_ = 0;
  std::optional<directus::SocketClose> close_;
};

}  // namespace directus_test
