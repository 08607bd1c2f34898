#include "http/curl/connections.hpp"

#include <algorithm>

#include "http/curl/system_sockets.hpp"

namespace DIRECTUS_NAMESPACE::detail {

void CurlConnections::install(EasyOptions& easy) {
  easy.set(CURLOPT_OPENSOCKETFUNCTION, &open);
  easy.set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
  easy.set(CURLOPT_CLOSESOCKETFUNCTION, &close);
  easy.set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(this));
}

curl_socket_t CurlConnections::open(void* self, curlsocktype, curl_sockaddr* address) noexcept {
  auto& sockets = static_cast<CurlConnections*>(self)->sockets_;
  try {
    sockets.reserve(sockets.size() + 1);
  } catch (...) {
    return CURL_SOCKET_BAD;  // to libcurl, a connection that did not come about
  }
  const curl_socket_t socket =
      openPrivateSocket(address->family, address->socktype, address->protocol);
  if (socket != CURL_SOCKET_BAD) sockets.push_back({socket});
  return socket;
}

int CurlConnections::close(void* self, curl_socket_t socket) noexcept {
  auto& sockets = static_cast<CurlConnections*>(self)->sockets_;
  std::erase_if(sockets, [socket](const Socket& one) { return one.number == socket; });
  return closeSocket(socket);
}

bool CurlConnections::hasGoodbye(int localPort) const noexcept {
  return std::any_of(sockets_.begin(), sockets_.end(), [localPort](const Socket& one) {
    return !one.streams && localPortOf(one.number) == localPort && hasUnread(one.number);
  });
}

void CurlConnections::carriesStreams(int localPort) noexcept {
  for (Socket& one : sockets_)
    if (localPortOf(one.number) == localPort) one.streams = true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
