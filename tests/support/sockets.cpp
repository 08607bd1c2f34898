#include "support/sockets.hpp"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <thread>

namespace directus_test::sockets {

namespace {

#ifdef _WIN32
using Size = int;

/// Windows wants to be asked first.
const bool isReady = [] {
  WSADATA data;
  return WSAStartup(MAKEWORD(2, 2), &data) == 0;
}();

void setUp(Socket socket) {
  SetHandleInformation(reinterpret_cast<HANDLE>(socket), HANDLE_FLAG_INHERIT, 0);
  // Under wine `shutDown` does not always wake a thread that sends to somebody who has gone.
  const DWORD longest = 60'000;
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, reinterpret_cast<const char*>(&longest),
               sizeof longest);
}

void stopWaiting(Socket socket) {
  u_long on = 1;
  ioctlsocket(socket, FIONBIO, &on);
}

int pollOnce(pollfd& waiting, int milliseconds) {
  return WSAPoll(&waiting, 1, milliseconds);
}
#else
using Size = socklen_t;

void setUp(Socket socket) {
  ::fcntl(socket, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
  const int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

void stopWaiting(Socket socket) {
  ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
}

int pollOnce(pollfd& waiting, int milliseconds) {
  return ::poll(&waiting, 1, milliseconds);
}
#endif

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<unsigned short>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

sockaddr* generic(sockaddr_in& address) {
  return reinterpret_cast<sockaddr*>(&address);
}

Socket open() {
  const auto socket = static_cast<Socket>(::socket(AF_INET, SOCK_STREAM, 0));
  if (socket != none) setUp(socket);
  return socket;
}

}  // namespace

Socket listenOn(int& port, int backlog) {
  const Socket listener = open();
  if (listener == none) return none;
  sockaddr_in address = loopback(port);
  Size size = sizeof address;
  if (::bind(listener, generic(address), size) != 0 || ::listen(listener, backlog) != 0 ||
      ::getsockname(listener, generic(address), &size) != 0) {
    close(listener);
    return none;
  }
  port = ntohs(address.sin_port);
  return listener;
}

Socket accept(Socket listener) {
  const auto socket = static_cast<Socket>(::accept(listener, nullptr, nullptr));
  if (socket == none) return none;
  setUp(socket);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&on), sizeof on);
  return socket;
}

Socket connectTo(int port, bool wait) {
  const Socket socket = open();
  if (socket == none) return none;
  if (!wait) stopWaiting(socket);
  sockaddr_in address = loopback(port);
  if (::connect(socket, generic(address), sizeof address) == 0 || !wait) return socket;
  close(socket);
  return none;
}

long receive(Socket socket, char* buffer, std::size_t size) {
  return static_cast<long>(::recv(socket, buffer, static_cast<int>(size), 0));
}

long send(Socket socket, std::string_view bytes) {
  constexpr std::size_t largest = std::size_t{1} << 30;
  const auto size = static_cast<int>(std::min(bytes.size(), largest));
  return static_cast<long>(::send(socket, bytes.data(), size, sendFlags));
}

void shutDown(Socket socket) {
#ifdef _WIN32
  ::shutdown(socket, SD_BOTH);
#else
  ::shutdown(socket, SHUT_RDWR);
#endif
}

void close(Socket socket) {
#ifdef _WIN32
  ::closesocket(socket);
#else
  ::close(socket);
#endif
}

void resetWhenClosed(Socket socket) {
  const linger hard{1, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&hard), sizeof hard);
}

#ifdef POLLRDHUP
bool waitForEnd(Socket socket, std::chrono::milliseconds time) {
  pollfd waiting{socket, POLLRDHUP, 0};
  return pollOnce(waiting, static_cast<int>(time.count())) > 0;
}
#else
bool waitForEnd(Socket socket, std::chrono::milliseconds time) {
  // Only what was read shows the end: so it is looked for behind all that waits.
  constexpr std::chrono::milliseconds slice(20);
  const auto end = std::chrono::steady_clock::now() + time;
  for (;;) {
    pollfd waiting{};
    waiting.fd = socket;
    waiting.events = POLLIN;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    const int ready = pollOnce(waiting, static_cast<int>(std::min(left, slice).count()));
    if (ready == 0) continue;
    if (ready < 0 || (waiting.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return true;
    char byte = 0;
    if (::recv(socket, &byte, 1, MSG_PEEK) <= 0) return true;
    std::this_thread::sleep_for(std::min(left, slice));
  }
}
#endif

}  // namespace directus_test::sockets
