#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "support/fault_server.hpp"

namespace directus_test {

/// Rotates refresh tokens as Directus does in json mode: each is good for one refresh, and one that
/// was used is refused. Anybody may log in, which begins a session of its own. Access tokens are
/// good for ever.
class TokenServer {
 public:
  explicit TokenServer(int expires = 900'000)
      : expires_(expires),
        server_(FaultServer::serve(
            [this](FaultServer::Connection& connection, const ReceivedRequest& request) {
              answer(connection, request);
            })) {}

  /// The n-th pair; the first refresh has to bring the first one.
  static std::string refreshToken(int n) { return "refresh-" + text(n); }
  static std::string accessToken(int n) { return "access-" + text(n); }

  [[nodiscard]] std::string url() const { return server_.url(""); }

  /// What requests for data get.
  std::string answerToReads = R"({"data":[]})";

  /// Called when a token has been rotated and nothing was answered yet.
  void afterRotation(std::function<void()> handler) {
    const std::lock_guard lock(mutex_);
    afterRotation_ = std::move(handler);
  }

  [[nodiscard]] int rotations() const { return read(rotations_); }
  [[nodiscard]] int refusals() const { return read(refusals_); }

  /// Requests for data, and those among them without an access token.
  [[nodiscard]] int reads() const { return read(reads_); }
  [[nodiscard]] int anonymousReads() const { return read(anonymous_); }

 private:
  [[nodiscard]] int read(const int& count) const {
    const std::lock_guard lock(mutex_);
    return count;
  }

  void answer(FaultServer::Connection& connection, const ReceivedRequest& request) {
    constexpr std::string_view json = "Content-Type: application/json\r\n";
    std::unique_lock lock(mutex_);
    if (request.target == "/auth/logout") {
      lock.unlock();
      connection.reply(204);
      return;
    }
    if (request.target.find("/auth/") != 0) {
      ++reads_;
      const auto token = request.header("Authorization");
      if (!token || token->find("Bearer access-") != 0) ++anonymous_;
      lock.unlock();
      connection.reply(200, answerToReads, json);
      return;
    }
    if (request.target == "/auth/refresh") {
      if (!takeToken(request.body)) {
        ++refusals_;
        lock.unlock();
        connection.reply(401,
                         R"({"errors":[{"message":"Invalid user credentials.",)"
                         R"("extensions":{"code":"INVALID_CREDENTIALS"}}]})",
                         json);
        return;
      }
      ++rotations_;
    }
    const std::string next = text(++last_);
    good_.insert(next);
    const auto handler = afterRotation_;
    lock.unlock();
    if (handler) handler();
    connection.reply(200,
                     R"({"data":{"access_token":"access-)" + next +
                         R"(","refresh_token":"refresh-)" + next + R"(","expires":)" +
                         std::to_string(expires_) + "}}",
                     json);
  }

  static std::string text(int n) { return std::to_string(n) + "-as-long-as-one-of-directus"; }

  /// Uses up the token in a body; false when it was used before.
  bool takeToken(const std::string& body) {
    constexpr std::string_view mark = "\"refresh-";
    const auto begin = body.find(mark);
    if (begin == std::string::npos) return false;
    const auto number = begin + mark.size();
    return good_.erase(body.substr(number, body.find('"', number) - number)) > 0;
  }

  const int expires_;
  mutable std::mutex mutex_;
  std::function<void()> afterRotation_;
  std::set<std::string> good_{text(1)};
  int last_ = 1;
  int rotations_ = 0;
  int refusals_ = 0;
  int reads_ = 0;
  int anonymous_ = 0;
  FaultServer server_;  // last: its threads use the others
};

}  // namespace directus_test
