#include "stub_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "articles.hpp"

namespace bench {

namespace {

void require(bool ok, const char* what) {
  if (ok) return;
  std::perror(what);
  std::exit(1);
}

/// The header of a Directus 12 reply, and the body.
std::string makeReply(const std::string& body) {
  return "HTTP/1.1 200 OK\r\n"
         "Content-Security-Policy: script-src 'self' 'unsafe-eval';worker-src 'self' blob:;"
         "child-src 'self' blob:;img-src 'self' data: blob:;media-src 'self';"
         "connect-src 'self' https://* wss://*;default-src 'self';base-uri 'self'\r\n"
         "X-Powered-By: Directus\r\n"
         "Vary: Origin, Cache-Control\r\n"
         "Cache-Control: no-store\r\n"
         "Content-Type: application/json; charset=utf-8\r\n"
         "Content-Length: " +
         std::to_string(body.size()) +
         "\r\n"
         "ETag: W/\"196-4oQ7dY1gqGxkGmCkVb1aM3fYw2E\"\r\n"
         "Date: Wed, 01 May 2024 12:34:56 GMT\r\n"
         "Connection: keep-alive\r\n"
         "Keep-Alive: timeout=5\r\n\r\n" +
         body;
}

class Replies {
 public:
  std::string_view of(std::string_view request) const {
    for (const auto& [start, reply] : replies_)
      if (request.starts_with(start)) return reply;
    return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  }

 private:
  struct Reply {
    std::string start;
    std::string bytes;
  };
  static Reply make(std::size_t count) {
    return {"GET /" + std::to_string(count) + "/items/articles?",
            makeReply(toJson(makeArticles(count)))};
  }
  std::array<Reply, 3> replies_{make(1), make(100), make(10'000)};
};

struct Connection {
  int socket;
  std::string received;
};

bool sendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Reads what is there and answers each whole request; false when the connection ends.
bool answer(Connection& connection, const Replies& replies) {
  std::array<char, 65536> buffer;
  const ssize_t size = ::recv(connection.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0) return errno == EAGAIN || errno == EINTR;
  if (size == 0) return false;
  connection.received.append(buffer.data(), static_cast<std::size_t>(size));
  for (;;) {
    const std::size_t end = connection.received.find("\r\n\r\n");
    if (end == std::string::npos) return true;
    if (!sendAll(connection.socket, replies.of(connection.received))) return false;
    connection.received.erase(0, end + 4);
  }
}

Connection accept(int listener) {
  const int socket = ::accept(listener, nullptr, nullptr);
  require(socket >= 0, "accept");
  const int on = 1;
  const int room = 4 << 20;  // a reply leaves in one go
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
  return {socket, {}};
}

}  // namespace

Listener listenOnLoopback() {
  Listener listener;
  listener.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  require(::bind(listener.socket, generic, size) == 0, "bind");
  require(::listen(listener.socket, 64) == 0, "listen");
  require(::getsockname(listener.socket, generic, &size) == 0, "getsockname");
  listener.port = ntohs(address.sin_port);
  return listener;
}

void serve(const Listener& listener) {
  const Replies replies;
  std::vector<Connection> connections;
  for (;;) {
    std::vector<pollfd> watched{{listener.socket, POLLIN, 0}};
    for (const Connection& connection : connections)
      watched.push_back({connection.socket, POLLIN, 0});
    if (::poll(watched.data(), watched.size(), -1) < 0) continue;

    for (std::size_t i = watched.size() - 1; i > 0; --i) {
      if (watched[i].revents == 0 || answer(connections[i - 1], replies)) continue;
      ::close(watched[i].fd);
      connections.erase(connections.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
    if (watched[0].revents != 0) connections.push_back(accept(listener.socket));
  }
}

}  // namespace bench
