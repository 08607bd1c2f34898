// The WebSocket transport against others' servers: npm's ws, and Directus.
#include <directus/core/json.hpp>
#include <directus/http/transport.hpp>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "server.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/socket_watch.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

std::string setting(const char* name) {
  const char* const value = std::getenv(name);
  return value ? value : "";
}

/// tests/websocket/peer.mjs, which plays cases and judges how they were answered.
class Judge {
 public:
  Judge()
      : process_({setting("DIRECTUS_NODE"), std::string(DIRECTUS_TESTS) + "/websocket/peer.mjs",
                  setting("DIRECTUS_MODULES")},
                 folder_.file("log"), "tests/run.sh integration says where Node is") {
    const auto end = std::chrono::steady_clock::now() + 30s;
    while (readText(folder_.file("log")).find('\n') == std::string::npos) {
      if (!process_.isRunning() || std::chrono::steady_clock::now() > end)
        throw std::runtime_error("peer.mjs: " + readText(folder_.file("log")));
      std::this_thread::sleep_for(10ms);
    }
    port_ = readText(folder_.file("log"));
    port_.erase(port_.find('\n'));
  }

  [[nodiscard]] std::string url(const std::string& scheme, const std::string& path) const {
    return scheme + "://127.0.0.1:" + port_ + path;
  }
  std::string get(const std::string& path) {
    const auto reply = transport_.send({.url = url("http", path)}, {});
    return std::string(reply.value().body.view());
  }
  CurlTransport& transport() { return transport_; }

 private:
  TemporaryFolder folder_;
  ChildProcess process_;
  std::string port_;
  CurlTransport transport_;
};

/// Sends every text back.
struct Echo : SocketWatch {
  Echo() {
    whenMessage = [this](std::string_view text) {
      isThere.wait(false);
      socket->send(std::string(text));
    };
  }
  void play(Judge& judge, const std::string& id) {
    socket = judge.transport().openSocket({.url = judge.url("ws", "/case/" + id)}, shared);
    isThere = true;
    isThere.notify_all();
  }
  std::shared_ptr<SocketListener> shared{this, [](SocketListener*) {}};
  std::unique_ptr<Socket> socket;
  std::atomic<bool> isThere = false;
};

std::string socketUrl(const std::string& path) {
  return "ws" + server::url().substr(4) + path;
}

}  // namespace

TEST_CASE("the WebSocket passes every case of framing, fragments, UTF-8 and closing", "[twelve]") {
  Judge judge;
  const Json ids = Json::parse(judge.get("/cases"));
  CHECK(ids.size() > 200);
  for (const std::string id : ids) {
    Echo echo;
    echo.play(judge, id);
    CHECK(echo.waitForClose().code != 0);
    std::string result = "-";
    const auto end = std::chrono::steady_clock::now() + 20s;
    // The judge hears of the end a little later.
    while (!(result = judge.get("/result/" + id)).empty() && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(5ms);
    INFO("case " << id);
    CHECK(result == "");
  }
}

TEST_CASE("a WebSocket of Directus takes a token, and answers", "[twelve]") {
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  const auto socket = transport.openSocket({.url = socketUrl("/websocket")}, watch);
  socket->send(Json{{"type", "auth"}, {"access_token", server::adminToken()}}.dump());
  REQUIRE(watch->waitForMessages(1));
  const Json reply = Json::parse(watch->messages().at(0));
  CHECK(reply["type"] == "auth");
  CHECK(reply["status"] == "ok");
  socket->close(1000, {});
  CHECK(watch->waitForClose().code == 1000);
}

TEST_CASE("an upgrade that Directus refuses comes with its status", "[twelve]") {
  CurlTransport transport;
  const auto watch = std::make_shared<SocketWatch>();
  SECTION("a wrong token") {
    const auto socket =
        transport.openSocket({.url = socketUrl("/websocket?access_token=n0-such-tok3n")}, watch);
    CHECK(watch->waitForClose().error->status() == 401);
  }
  SECTION("a page of somebody else") {
    const auto socket = transport.openSocket(
        {.url = socketUrl("/websocket"), .headers = {{"Origin", "https://elsewhere.example"}}},
        watch);
    CHECK(watch->waitForClose().error->status() == 403);
  }
  SECTION("a path where nobody answers") {
    const auto socket =
        transport.openSocket({.url = socketUrl("/elsewhere"), .timeout = 500ms}, watch);
    CHECK(watch->waitForClose().error->kind() == ErrorKind::timeout);
  }
}
