#pragma once

#include <string>
#include <vector>

#include "support/sockets.hpp"

namespace directus_test {

/// An address where connecting takes for ever: a listener whose queue is full.
class BlackHole {
 public:
  BlackHole() {
    sockets_.push_back(sockets::listenOn(port_, 0));
    for (int i = 0; i < 4; ++i) sockets_.push_back(sockets::connectTo(port_, false));
  }
  ~BlackHole() {
    for (const sockets::Socket socket : sockets_)
      if (socket != sockets::none) sockets::close(socket);
  }
  BlackHole(const BlackHole&) = delete;
  BlackHole& operator=(const BlackHole&) = delete;

  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/";
  }

 private:
  std::vector<sockets::Socket> sockets_;
  int port_ = 0;
};

}  // namespace directus_test
