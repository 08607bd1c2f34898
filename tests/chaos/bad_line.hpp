#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "support/sockets.hpp"

namespace directus_test {

/// A line to a server of this machine that is as bad as lines are: it refuses, delays, cuts, goes
/// silent and is half open, at random. Repeatable by its seed as far as the threads allow it.
class BadLine {
 public:
  BadLine(int serverPort, std::uint32_t seed);
  ~BadLine();
  BadLine(const BadLine&) = delete;
  BadLine& operator=(const BadLine&) = delete;

  [[nodiscard]] int port() const noexcept { return port_; }
  /// From now on the line is as good as any.
  void heal();
  /// Connections that it did harm to.
  [[nodiscard]] int harmed() const noexcept { return harmed_; }

 private:
  enum class Fate { good, refused, slow, cut, silent };

  void acceptAll();
  void carry(sockets::Socket client);
  /// Bytes in one direction until the line breaks.
  void pump(sockets::Socket from, sockets::Socket to, Fate fate, long budget);
  Fate nextFate();
  long nextNumber(long most);
  void keep(sockets::Socket socket);

  const int serverPort_;
  int port_ = 0;
  sockets::Socket listener_;
  std::mutex mutex_;
  std::mt19937 random_;
  std::vector<sockets::Socket> open_;
  std::vector<std::thread> threads_;
  std::atomic<bool> isHealed_ = false;
  std::atomic<bool> isOver_ = false;
  std::atomic<int> harmed_ = 0;
  std::thread accepting_;
};

}  // namespace directus_test
