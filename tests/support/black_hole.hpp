#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <string>
#include <vector>

namespace directus_test {

/// An address where connecting takes for ever: a listener whose queue is full.
class BlackHole {
 public:
  BlackHole() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    const int listener = add(0);
    ::bind(listener, generic, size);
    ::listen(listener, 0);
    ::getsockname(listener, generic, &size);
    port_ = ntohs(address.sin_port);
    for (int i = 0; i < 4; ++i) ::connect(add(SOCK_NONBLOCK), generic, size);
  }
  ~BlackHole() {
    for (const int socket : sockets_) ::close(socket);
  }
  BlackHole(const BlackHole&) = delete;
  BlackHole& operator=(const BlackHole&) = delete;

  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/";
  }

 private:
  int add(int flags) {
    return sockets_.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
  }

  std::vector<int> sockets_;
  int port_ = 0;
};

}  // namespace directus_test
