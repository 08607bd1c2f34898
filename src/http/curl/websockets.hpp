#pragma once

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "http/curl/loop_sockets.hpp"
#include "http/curl/websocket.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The WebSockets of a loop: all on its thread and on its multi handle.
class CurlWebSockets final : public LoopSockets {
 public:
  /// All three live longer.
  CurlWebSockets(const HttpOptions& options, CurlConnections& connections, CURLM* multi)
      : options_(options), connections_(connections), multi_(multi) {}

  void look(const std::shared_ptr<SocketMail>& mail) override;
  [[nodiscard]] bool finished(CURL* handle, CURLcode code) override;
  void work() override;
  [[nodiscard]] std::span<curl_waitfd> wanted() override;
  void onWaited() noexcept override;
  [[nodiscard]] bool isBusy() const noexcept override { return isBusy_; }
  [[nodiscard]] TimePoint due() const noexcept override { return due_; }
  [[nodiscard]] bool empty() const noexcept override { return sockets_.empty(); }
  void endAll(const Error& why) override;

 private:
  [[nodiscard]] Result<void> open(const std::shared_ptr<SocketMail>& mail);
  void allowConnections();

  const HttpOptions& options_;
  CurlConnections& connections_;
  CURLM* const multi_;
  RandomWords random_;
  std::vector<char> buffer_;  // what is received, while there are sockets
  std::unordered_map<const SocketMail*, std::unique_ptr<CurlWebSocket>> sockets_;
  std::vector<curl_waitfd> waits_;
  std::vector<CurlWebSocket*> waiting_;  // in the order of `waits_`
  bool isBusy_ = false;
  TimePoint due_ = TimePoint::max();
};

}  // namespace DIRECTUS_NAMESPACE::detail
