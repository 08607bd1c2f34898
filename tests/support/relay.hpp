#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/sockets.hpp"

namespace directus_test {

/// Stands before a server of 127.0.0.1 and now and then acts as if that had stopped: once so many
/// bytes have passed, in both directions, all connections are cut in the middle of what they carry,
/// and the next few are closed at once.
class Relay {
 public:
  /// `stops`: after how many bytes, ascending. `refusals`: connections that are closed each time.
  Relay(int target, std::vector<std::size_t> stops, int refusals)
      : target_(target), stops_(std::move(stops)), refusals_(refusals) {
    listener_ = sockets::listenOn(port_, 64);
    acceptor_ = std::jthread([this] { acceptAll(); });
  }
  ~Relay() {
    ended_ = true;
    sockets::shutDown(listener_);
    sockets::close(sockets::connectTo(port_));  // wakes `accept` where shutting down does not
    acceptor_.join();
    cutAll();
    pumps_.clear();
    for (const sockets::Socket socket : sockets_) sockets::close(socket);
    sockets::close(listener_);
  }
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// How often it acted as if the server had stopped.
  [[nodiscard]] std::size_t stopped() const { return stopped_; }

 private:
  void acceptAll() {
    for (;;) {
      const sockets::Socket client = sockets::accept(listener_);
      if (ended_ || client == sockets::none) {
        if (client != sockets::none) sockets::close(client);
        return;
      }
      if (refuse_ > 0) {
        --refuse_;
        sockets::resetWhenClosed(client);
        sockets::close(client);
        continue;
      }
      const sockets::Socket server = sockets::connectTo(target_);
      const std::scoped_lock lock(mutex_);
      sockets_.push_back(client);
      sockets_.push_back(server);
      pumps_.emplace_back([this, client, server] { pump(client, server); });
      pumps_.emplace_back([this, client, server] { pump(server, client); });
    }
  }

  void pump(sockets::Socket from, sockets::Socket to) {
    char buffer[4096];
    for (;;) {
      const long size = sockets::receive(from, buffer, sizeof buffer);
      if (size <= 0) break;
      // What crosses the line still arrives: it may be all that the server needs.
      if (sockets::send(to, {buffer, static_cast<std::size_t>(size)}) <= 0) break;
      if (isStop(passed_ += static_cast<std::size_t>(size))) cutAll();
    }
    sockets::shutDown(from);
    sockets::shutDown(to);
  }

  bool isStop(std::size_t passed) {
    const std::scoped_lock lock(mutex_);
    if (stopped_ == stops_.size() || passed < stops_[stopped_]) return false;
    ++stopped_;
    refuse_ = refusals_;
    return true;
  }

  void cutAll() {
    const std::scoped_lock lock(mutex_);
    for (const sockets::Socket socket : sockets_) sockets::shutDown(socket);
  }

  const int target_;
  const std::vector<std::size_t> stops_;
  const int refusals_;
  int port_ = 0;
  sockets::Socket listener_ = sockets::none;
  std::atomic<bool> ended_ = false;
  std::atomic<int> refuse_ = 0;
  std::atomic<std::size_t> passed_ = 0;
  std::atomic<std::size_t> stopped_ = 0;
  std::mutex mutex_;
  std::vector<sockets::Socket> sockets_{};
  std::vector<std::jthread> pumps_{};
  std::jthread acceptor_{};
};

}  // namespace directus_test
