#pragma once

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "http/curl/websocket.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The WebSockets of a loop: all on its thread and on its multi handle.
class CurlWebSockets {
 public:
  using TimePoint = CurlWebSocket::TimePoint;

  /// All three live longer.
  CurlWebSockets(const HttpOptions& options, CurlConnections& connections, CURLM* multi)
      : options_(options), connections_(connections), multi_(multi) {}

  /// Opens the socket of a new mail; looks at what the owner of another one wants.
  void look(const std::shared_ptr<SocketMail>& mail);

  /// libcurl is done with a handle; false when that is a request's.
  [[nodiscard]] bool finished(CURL* handle, CURLcode code);

  /// Reads and writes where something is to be done.
  void work();

  /// What is to be waited for beside libcurl's own; then `onWaited`.
  [[nodiscard]] std::span<curl_waitfd> wanted();
  void onWaited() noexcept;
  /// Whether they are to work again without waiting.
  [[nodiscard]] bool isBusy() const noexcept { return isBusy_; }
  /// When they have something to do at the latest.
  [[nodiscard]] TimePoint due() const noexcept { return due_; }
  [[nodiscard]] bool empty() const noexcept { return sockets_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return sockets_.size(); }

  /// Ends all with `why`.
  void endAll(const Error& why);

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
