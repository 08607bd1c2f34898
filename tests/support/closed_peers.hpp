#pragma once

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

namespace directus_test {

/// Waits until this process has a connection to a port of 127.0.0.1 that the other side alone has
/// closed; false after 20 s. Linux.
inline bool waitForClosedPeer(int port) {
  constexpr std::string_view closeWait = "08";
  char wanted[14];
  std::snprintf(wanted, sizeof wanted, "0100007F:%04X", static_cast<unsigned>(port));
  for (int wait = 0; wait < 2000; ++wait) {
    std::ifstream table("/proc/net/tcp");
    for (std::string line; std::getline(table, line);) {
      std::istringstream fields(line);
      std::string slot, local, remote, state;
      fields >> slot >> local >> remote >> state;
      if (remote == wanted && state == closeWait) return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace directus_test
