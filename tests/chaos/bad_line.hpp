#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <random>
#include <thread>

#include "support/sockets.hpp"

namespace directus_test {

/// A line to a server of this machine that is as bad as lines are: it refuses, delays, cuts, goes
/// silent and is half open. What it does to which connection follows from its seed.
class BadLine {
 public:
  BadLine(int serverPort, std::uint32_t seed);
  ~BadLine();
  BadLine(const BadLine&) = delete;
  BadLine& operator=(const BadLine&) = delete;

  [[nodiscard]] int port() const noexcept { return port_; }
  /// From now on the line is as good as any; what it carried so far is cut.
  void heal();
  /// How many connections it has carried, and harmed.
  [[nodiscard]] int carried() const noexcept { return carried_; }
  [[nodiscard]] int harmed() const noexcept { return harmed_; }

 private:
  enum class Fate { good, refused, slow, cut, silent };
  using Random = std::mt19937;

  struct Connection {
    Random random;
    Fate fate = Fate::good;
    sockets::Socket client = sockets::none;
    sockets::Socket server = sockets::none;
    std::atomic<bool> isOver = false;
    std::thread thread{};
  };
  /// Bytes of one direction.
  struct Direction {
    sockets::Socket from;
    sockets::Socket to;
    Fate fate;
    long budget;  ///< how many go through; negative: all
    Random random;
  };

  void acceptAll();
  void carry(Connection& connection);
  static void pump(Direction direction);
  static Fate fateOf(Random& random);
  void forgetOver();
  void cutAll();

  const int serverPort_;
  const std::uint32_t seed_;
  int port_ = 0;
  sockets::Socket listener_;
  std::mutex mutex_;  // of the list and its sockets
  std::list<Connection> connections_;
  std::atomic<bool> isHealed_ = false;
  std::atomic<bool> isOver_ = false;
  std::atomic<int> carried_ = 0;
  std::atomic<int> harmed_ = 0;
  std::thread accepting_;
};

}  // namespace directus_test
