#include <directus/http/transport.hpp>

#include <thread>

#include "support/black_hole.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/process.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

TEST_CASE("F33: 100 calls in flight end as cancelled within a second", "[F33]") {
  constexpr std::size_t calls = 100;
  FaultServer server([](Connection& connection) {
    if (connection.read()) connection.waitForEnd();
  });
  HttpOptions options;
  options.maxConnections = calls;
  auto transport = std::make_unique<CurlTransport>(options);
  std::stop_source stop;
  std::atomic<std::size_t> cancelled = 0;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < calls; ++i)
    threads.emplace_back([&, peer = transport.get()] {
      const auto reply =
          peer->send({.method = "POST", .url = server.url()}, {.stop = stop.get_token()});
      if (!reply && reply.error().kind() == ErrorKind::cancelled) ++cancelled;
    });
  REQUIRE(server.waitForHits(calls));

  std::this_thread::sleep_for(500ms);  // libcurl's own timers would wake the calls so far

  transport.reset();  // the calls outlive it
  const auto begin = std::chrono::steady_clock::now();
  stop.request_stop();
  for (std::thread& thread : threads) thread.join();
  CHECK(std::chrono::steady_clock::now() - begin < 1s);
  CHECK(cancelled == calls);
}

TEST_CASE("F33: a call that waits for its connection is cancelled with its client", "[F33]") {
  const BlackHole nowhere;
  CurlTransport transport;
  std::stop_source stop;
  std::thread stopper([&] {
    std::this_thread::sleep_for(100ms);
    stop.request_stop();
  });
  const auto reply = transport.send({.url = nowhere.url()}, {.stop = stop.get_token()});
  stopper.join();
  CHECK(failureOf(reply).kind() == ErrorKind::cancelled);
}

TEST_CASE("F04: a connection that does not come about ends with the connect timeout", "[F04]") {
  const BlackHole nowhere;
  CurlTransport transport({.connectTimeout = 500});
  const auto begin = std::chrono::steady_clock::now();
  const auto reply = transport.send({.method = "POST", .url = nowhere.url()}, {});
  CHECK(std::chrono::steady_clock::now() - begin >= 450ms);
  CHECK(failureOf(reply).kind() == ErrorKind::timeout);
  CHECK(failureOf(reply).isRetryable());
}

TEST_CASE("descriptors are given back") {
  FaultServer server([](Connection& connection) {
    while (const auto request = connection.read()) {
      if (request->target == "/cut") return;
      connection.reply(200, "ok");
    }
  });
  const std::size_t before = openDescriptors();
  for (int round = 0; round < 10; ++round) {
    CurlTransport transport({.stallTimeout = 100});
    (void)transport.send({.url = server.url()}, {});
    (void)transport.send({.method = "POST", .url = server.url("/cut")}, {});
    (void)transport.send({.url = server.url()}, {});
  }
  // The server's side closes when it notices ours.
  for (int wait = 0; wait < 1000 && openDescriptors() > before; ++wait)
    std::this_thread::sleep_for(10ms);
  CHECK(openDescriptors() == before);
}
