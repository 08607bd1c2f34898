#include "chaos/bad_line.hpp"

#include <algorithm>
#include <chrono>

namespace directus_test {

using namespace std::chrono_literals;

BadLine::BadLine(int serverPort, std::uint32_t seed)
    : serverPort_(serverPort), listener_(sockets::listenOn(port_, 64)), random_(seed) {
  accepting_ = std::thread([this] { acceptAll(); });
}

BadLine::~BadLine() {
  isOver_ = true;
  sockets::shutDown(listener_);
  accepting_.join();
  {
    const std::scoped_lock lock(mutex_);
    for (const auto socket : open_) sockets::shutDown(socket);
  }
  for (std::thread& thread : threads_) thread.join();
  for (const auto socket : open_) sockets::close(socket);
  sockets::close(listener_);
}

void BadLine::heal() {
  isHealed_ = true;
  const std::scoped_lock lock(mutex_);
  // What was broken must not stay open: nobody would notice.
  for (const auto socket : open_) sockets::shutDown(socket);
}

BadLine::Fate BadLine::nextFate() {
  if (isHealed_) return Fate::good;
  switch (nextNumber(10)) {
    case 0:
      return Fate::refused;
    case 1:
      return Fate::slow;
    case 2:
    case 3:
      return Fate::cut;
    case 4:
      return Fate::silent;
    default:
      return Fate::good;
  }
}

long BadLine::nextNumber(long most) {
  const std::scoped_lock lock(mutex_);
  return std::uniform_int_distribution<long>(0, most - 1)(random_);
}

void BadLine::keep(sockets::Socket socket) {
  const std::scoped_lock lock(mutex_);
  open_.push_back(socket);
}

void BadLine::acceptAll() {
  while (!isOver_) {
    const auto client = sockets::accept(listener_);
    if (client == sockets::none) return;
    keep(client);
    threads_.emplace_back([this, client] { carry(client); });
  }
}

void BadLine::carry(sockets::Socket client) {
  const Fate fate = nextFate();
  if (fate != Fate::good) ++harmed_;
  if (fate == Fate::refused) return sockets::shutDown(client);
  const auto server = sockets::connectTo(serverPort_);
  if (server == sockets::none) return sockets::shutDown(client);
  keep(server);
  const long there = fate == Fate::cut ? nextNumber(3'000) : -1;
  const long back = fate == Fate::cut || fate == Fate::silent ? nextNumber(6'000) : -1;
  std::thread answers([=, this] { pump(server, client, fate, back); });
  pump(client, server, fate, there);
  answers.join();
}

void BadLine::pump(sockets::Socket from, sockets::Socket to, Fate fate, long budget) {
  char buffer[4096];
  for (;;) {
    long count = sockets::receive(from, buffer, sizeof buffer);
    if (count <= 0) break;
    if (fate == Fate::slow) std::this_thread::sleep_for(std::chrono::milliseconds(nextNumber(300)));
    // A silent line takes what comes, and gives nothing on: it is half open.
    if (budget == 0 && fate == Fate::silent) continue;
    if (budget >= 0) count = (std::min)(count, budget);
    if (sockets::send(to, {buffer, static_cast<std::size_t>(count)}) < count && count > 0) break;
    if (budget < 0) continue;
    budget -= count;
    if (budget == 0 && fate == Fate::cut) break;
  }
  sockets::shutDown(from);
  sockets::shutDown(to);
}

}  // namespace directus_test
