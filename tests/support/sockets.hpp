#pragma once

// Sockets for the test servers: the same few functions on Linux, BSD with macOS, and Windows. No
// program that a test starts inherits one.

#include <chrono>
#include <cstddef>
#include <string_view>

namespace directus_test::sockets {

#ifdef _WIN32
using Socket = unsigned long long;
#else
using Socket = int;
#endif
inline constexpr Socket none = static_cast<Socket>(-1);

/// A listener on 127.0.0.1; `none` where the system gives no socket. `port` 0 takes a free one and
/// is set.
Socket listenOn(int& port, int backlog);

/// The next connection; `none` when there is nothing to accept any more.
Socket accept(Socket listener);

/// A connection to 127.0.0.1; `none` where nobody listens. Without `wait`, it goes on by itself.
Socket connectTo(int port, bool wait = true);

/// How many bytes came; 0 or less when the other side has gone.
long receive(Socket socket, char* buffer, std::size_t size);

/// How many bytes went; 0 or less when the other side has gone. No signal comes of it.
long send(Socket socket, std::string_view bytes);

/// Wakes whoever waits on it, in both directions.
void shutDown(Socket socket);
void close(Socket socket);

/// From now on closing sends a reset.
void resetWhenClosed(Socket socket);

/// Waits until the other side has gone: true. What it sends meanwhile stays unread.
bool waitForEnd(Socket socket, std::chrono::milliseconds time);

}  // namespace directus_test::sockets
