#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <directus/http/transport.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/fault_server.hpp"

namespace directus_test {

/// What arrived at the other side.
struct Seen {
  std::string method;
  std::string target;
  std::string body;
  std::function<std::optional<std::string>(std::string_view)> header;
};

/// `FakeTransport`, which is its own other side.
class FakePeer {
 public:
  directus::Transport& transport() { return fake_; }
  std::string url(std::string_view target = "/") {
    return "http://fake.test" + std::string(target);
  }

  void willReply(int status, std::string_view body = {},
                 std::vector<directus::Header> headers = {}) {
    fake_.reply(status, body, std::move(headers));
  }
  void willLoseConnection() { fake_.loseConnection(); }
  void willNotAnswer() { fake_.hold(); }
  bool waitForRequest() { return fake_.waitForRequests(1); }

  std::vector<Seen> seen() {
    std::vector<Seen> all;
    for (const directus::HttpRequest& request : fake_.requests())
      all.push_back({request.method, request.url.substr(url("").size()), request.body,
                     [headers = request.headers](std::string_view name) {
                       const auto value = headers.find(name);
                       return value ? std::optional<std::string>(*value) : std::nullopt;
                     }});
    return all;
  }

 private:
  directus::testing::FakeTransport fake_;
};

/// `CurlTransport` and a server that follows a script for each request.
class CurlPeer {
 public:
  directus::Transport& transport() { return curl_; }
  std::string url(std::string_view target = "/") { return server_.url(target); }

  void willReply(int status, std::string_view body = {},
                 std::vector<directus::Header> headers = {}) {
    std::string lines;
    for (const directus::Header& field : headers) lines += field.name + ": " + field.value + "\r\n";
    will([=, body = std::string(body)](FaultServer::Connection& connection) {
      connection.reply(status, body, lines);
      return true;
    });
  }
  void willLoseConnection() {
    will([](FaultServer::Connection&) { return false; });
  }
  void willNotAnswer() {
    will([](FaultServer::Connection& connection) {
      connection.waitForEnd();
      return false;
    });
  }
  bool waitForRequest() { return server_.waitForHits(1); }

  std::vector<Seen> seen() {
    std::vector<Seen> all;
    for (const ReceivedRequest& request : server_.requests())
      all.push_back({request.method, request.target, request.body,
                     [request](std::string_view name) { return request.header(name); }});
    return all;
  }

 private:
  using Step = std::function<bool(FaultServer::Connection&)>;  // false closes the connection

  void will(Step step) {
    const std::lock_guard lock(mutex_);
    steps_.push_back(std::move(step));
  }
  Step next() {
    const std::lock_guard lock(mutex_);
    if (steps_.empty()) return [](FaultServer::Connection&) { return false; };
    Step step = std::move(steps_.front());
    steps_.pop_front();
    return step;
  }

  std::mutex mutex_;
  std::deque<Step> steps_;
  FaultServer server_{[this](FaultServer::Connection& connection) {
    while (connection.read())
      if (!next()(connection)) return;
  }};
  directus::CurlTransport curl_;
};

}  // namespace directus_test
