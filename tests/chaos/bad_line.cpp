#include "chaos/bad_line.hpp"

#include <algorithm>
#include <chrono>

namespace directus_test {

namespace {

constexpr long longestDelay = 300;      // ms, of each piece on a slow line
constexpr long mostBeforeEnd = 40'000;  // bytes, before a line is cut or goes silent

/// Not `uniform_int_distribution`: that differs from one library to another.
long below(std::mt19937& random, long most) {
  return static_cast<long>(random() % static_cast<unsigned long>(most));
}

}  // namespace

BadLine::BadLine(int serverPort, std::uint32_t seed)
    : serverPort_(serverPort), seed_(seed), listener_(sockets::listenOn(port_, 64)) {
  accepting_ = std::thread([this] { acceptAll(); });
}

BadLine::~BadLine() {
  isOver_ = true;
  sockets::shutDown(listener_);
  sockets::close(sockets::connectTo(port_));  // wakes `accept` where shutting down does not
  accepting_.join();
  cutAll();
  for (Connection& connection : connections_) connection.thread.join();
  sockets::close(listener_);
}

void BadLine::heal() {
  isHealed_ = true;
  // What was broken must not stay open: nobody would notice.
  cutAll();
}

void BadLine::cutAll() {
  const std::scoped_lock lock(mutex_);
  for (const Connection& connection : connections_) {
    if (connection.isOver) continue;
    sockets::shutDown(connection.client);
    if (connection.server != sockets::none) sockets::shutDown(connection.server);
  }
}

BadLine::Fate BadLine::fateOf(Random& random) {
  switch (below(random, 10)) {
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

/// Their threads would pile up.
void BadLine::forgetOver() {
  const std::scoped_lock lock(mutex_);
  std::erase_if(connections_, [](Connection& connection) {
    if (connection.isOver) connection.thread.join();
    return connection.isOver.load();
  });
}

void BadLine::acceptAll() {
  for (std::uint32_t number = 0;; ++number) {
    const auto client = sockets::accept(listener_);
    if (client == sockets::none) return;
    if (isOver_) return sockets::close(client);
    forgetOver();
    const std::scoped_lock lock(mutex_);
    Connection& connection = connections_.emplace_back();
    connection.random.seed(seed_ + 7919 * number);
    connection.fate = fateOf(connection.random);
    connection.client = client;
    connection.thread = std::thread([this, &connection] { carry(connection); });
  }
}

void BadLine::carry(Connection& connection) {
  const Fate fate = isHealed_ ? Fate::good : connection.fate;
  ++carried_;
  if (fate != Fate::good) ++harmed_;
  const auto server = fate == Fate::refused ? sockets::none : sockets::connectTo(serverPort_);
  {
    const std::scoped_lock lock(mutex_);
    connection.server = server;
  }
  if (server != sockets::none) {
    Random& random = connection.random;
    const bool ends = fate == Fate::cut || fate == Fate::silent;
    // A line may go silent in one direction alone: then it is half open.
    const long there = ends ? below(random, mostBeforeEnd) : -1;
    const long back = ends ? below(random, mostBeforeEnd) : -1;
    const Direction answers{server, connection.client, fate, back, Random(random())};
    const Direction questions{connection.client, server, fate, there, Random(random())};
    std::thread answering([&answers] { pump(answers); });
    pump(questions);
    answering.join();
  }
  const std::scoped_lock lock(mutex_);
  sockets::close(connection.client);
  if (server != sockets::none) sockets::close(server);
  connection.isOver = true;
}

void BadLine::pump(Direction direction) {
  auto& [from, to, fate, budget, random] = direction;
  char buffer[4096];
  for (;;) {
    const long count = sockets::receive(from, buffer, sizeof buffer);
    if (count <= 0) break;
    if (fate == Fate::slow)
      std::this_thread::sleep_for(std::chrono::milliseconds(below(random, longestDelay)));
    const long passing = budget < 0 ? count : (std::min)(count, budget);
    std::string_view rest(buffer, static_cast<std::size_t>(passing));
    while (!rest.empty()) {
      const long sent = sockets::send(to, rest);
      if (sent <= 0) break;
      rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    if (!rest.empty()) break;
    if (budget < 0) continue;
    budget -= passing;
    // A silent line takes what comes, and gives nothing on.
    if (budget == 0 && fate == Fate::cut) break;
  }
  sockets::shutDown(from);
  sockets::shutDown(to);
}

}  // namespace directus_test
