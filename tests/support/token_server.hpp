#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "support/fault_server.hpp"

namespace directus_test {

/// Rotates refresh tokens as Directus does in json mode: each is good for one refresh, and one that
/// was used is refused. Access tokens are good for ever.
class TokenServer {
 public:
  explicit TokenServer(int expires = 900'000)
      : expires_(expires),
        server_(FaultServer::serve(
            [this](FaultServer::Connection& connection, const ReceivedRequest& request) {
              answer(connection, request);
            })) {}

  /// What the first refresh has to bring.
  static std::string firstToken() { return "refresh-1"; }

  [[nodiscard]] std::string url() const { return server_.url(""); }

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
    if (request.target != "/auth/refresh") {
      ++reads_;
      const auto token = request.header("Authorization");
      if (!token || token->find("Bearer access-") != 0) ++anonymous_;
      lock.unlock();
      connection.reply(200, R"({"data":[]})", json);
      return;
    }
    const std::string current = std::to_string(rotations_ + 1);
    if (request.body.find("\"refresh-" + current + "\"") == std::string::npos) {
      ++refusals_;
      lock.unlock();
      connection.reply(401,
                       R"({"errors":[{"message":"Invalid user credentials.",)"
                       R"("extensions":{"code":"INVALID_CREDENTIALS"}}]})",
                       json);
      return;
    }
    const std::string next = std::to_string(++rotations_ + 1);
    const auto handler = afterRotation_;
    lock.unlock();
    if (handler) handler();
    connection.reply(200,
                     R"({"data":{"access_token":"access-)" + next +
                         R"(","refresh_token":"refresh-)" + next + R"(","expires":)" +
                         std::to_string(expires_) + "}}",
                     json);
  }

  const int expires_;
  mutable std::mutex mutex_;
  std::function<void()> afterRotation_;
  int rotations_ = 0;
  int refusals_ = 0;
  int reads_ = 0;
  int anonymous_ = 0;
  FaultServer server_;  // last: its threads use the others
};

}  // namespace directus_test
