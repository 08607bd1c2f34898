#pragma once

namespace bench {

/// A listening socket on a free port of the loopback interface.
struct Listener {
  int socket = -1;
  int port = 0;
};
Listener listenOnLoopback();

/// Answers `GET /{1,100,10000}/…` with that many articles, for ever: one thread, keep-alive,
/// replies made beforehand.
[[noreturn]] void serve(const Listener& listener);

}  // namespace bench
