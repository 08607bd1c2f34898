#if defined(_WIN32)

#include <winsock2.h>
#include <ws2tcpip.h>

#include "http/curl/system_sockets.hpp"

namespace DIRECTUS_NAMESPACE::detail {

curl_socket_t openPrivateSocket(int family, int type, int protocol) noexcept {
  return ::WSASocketW(family, type, protocol, nullptr, 0,
                      WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
}

int closeSocket(curl_socket_t socket) noexcept {
  return ::closesocket(socket);
}

int localPortOf(curl_socket_t socket) noexcept {
  sockaddr_storage address{};
  int size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET)
    return ntohs(reinterpret_cast<sockaddr_in*>(&address)->sin_port);
  if (address.ss_family == AF_INET6)
    return ntohs(reinterpret_cast<sockaddr_in6*>(&address)->sin6_port);
  return 0;
}

bool hasUnread(curl_socket_t socket) noexcept {
  WSAPOLLFD waiting{socket, POLLRDNORM, 0};
  return ::WSAPoll(&waiting, 1, 0) > 0;
}

std::chrono::milliseconds longestSocketWait(bool maySend) noexcept {
  return maySend ? std::chrono::milliseconds(20) : std::chrono::minutes(1);
}

// Its own pair stays as libcurl made it: which handles they are is not known.
MultiHandle openPrivateMulti() noexcept {
  return MultiHandle(curl_multi_init());
}

}  // namespace DIRECTUS_NAMESPACE::detail

#endif
