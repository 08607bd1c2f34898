#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include <directus/version.hpp>

#include "http/curl/handles.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What is known of the connections of one multi handle, which it outlives: libcurl closes them
/// through it. Used by the thread that drives the multi handle.
class CurlConnections {
 public:
  CurlConnections() = default;
  CurlConnections(const CurlConnections&) = delete;
  CurlConnections& operator=(const CurlConnections&) = delete;

  /// Has `easy` open and close its sockets here.
  void install(EasyOptions& easy);

  /// Whether bytes or the end wait on the connection with this local port. When nobody is owed a
  /// reply, then its server has said goodbye, in TLS or with a 408. Never of one that carries many
  /// streams: there its own frames may wait, and libcurl reads them.
  [[nodiscard]] bool hasGoodbye(int localPort) const noexcept;

  /// The connection with this local port speaks HTTP/2.
  void carriesStreams(int localPort) noexcept;

  /// How long the server keeps an idle connection, by its last reply.
  std::optional<std::chrono::seconds> keepAlive{};

 private:
  struct Socket {
    curl_socket_t number;
    bool streams = false;
  };

  static curl_socket_t open(void* self, curlsocktype, curl_sockaddr* address) noexcept;
  static int close(void* self, curl_socket_t socket) noexcept;

  std::vector<Socket> sockets_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
