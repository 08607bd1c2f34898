#if !defined(_WIN32)

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <span>

#include "http/curl/system_sockets.hpp"

namespace DIRECTUS_NAMESPACE::detail {

curl_socket_t openPrivateSocket(int family, int type, int protocol) noexcept {
#if defined(SOCK_CLOEXEC)
  return ::socket(family, type | SOCK_CLOEXEC, protocol);
#else
  const int socket = ::socket(family, type, protocol);
  if (socket >= 0) ::fcntl(socket, F_SETFD, FD_CLOEXEC);
  return socket;
#endif
}

int closeSocket(curl_socket_t socket) noexcept {
  return ::close(socket);
}

int localPortOf(curl_socket_t socket) noexcept {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET)
    return ntohs(reinterpret_cast<sockaddr_in*>(&address)->sin_port);
  if (address.ss_family == AF_INET6)
    return ntohs(reinterpret_cast<sockaddr_in6*>(&address)->sin6_port);
  return 0;
}

bool hasUnread(curl_socket_t socket) noexcept {
  pollfd waiting{socket, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

std::chrono::milliseconds longestSocketWait(bool /*maySend*/) noexcept {
  return std::chrono::minutes(1);
}

namespace {

bool isReadable(int descriptor) noexcept {
  return hasUnread(descriptor);
}

/// The free numbers that the system gives out next, as far as no other thread takes them.
class NextNumbers {
 public:
  NextNumbers() noexcept {
    numbers_.fill(-1);
    numbers_[0] = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    for (std::size_t i = 1; i < numbers_.size() && numbers_[0] >= 0; ++i)
      numbers_[i] = ::fcntl(numbers_[0], F_DUPFD_CLOEXEC, 0);
    for (const int number : numbers_)
      if (number >= 0) ::close(number);
  }
  [[nodiscard]] std::span<const int> all() const noexcept { return numbers_; }

 private:
  std::array<int, 4> numbers_{};
};

/// The descriptors by which `curl_multi_wakeup` wakes a wait, as older versions of libcurl make
/// them: a pair that does not block and is inherited.
struct WakeupPair {
  std::array<int, 2> ends{-1, -1};
  std::size_t found = 0;

  explicit WakeupPair(std::span<const int> numbers) noexcept {
    for (const int number : numbers) {
      const int flags = number < 0 ? -1 : ::fcntl(number, F_GETFD);
      if (flags < 0 || (flags & FD_CLOEXEC) != 0) continue;
      if ((::fcntl(number, F_GETFL) & O_NONBLOCK) == 0) continue;
      if (found < ends.size()) ends[found] = number;
      ++found;
    }
  }

  [[nodiscard]] bool isOf(CURLM* multi) const noexcept {
    if (found != ends.size() || isReadable(ends[0]) || isReadable(ends[1])) return false;
    if (curl_multi_wakeup(multi) != CURLM_OK) return false;
    const bool wakes = isReadable(ends[0]) != isReadable(ends[1]);
    curl_multi_poll(multi, nullptr, 0, 0, nullptr);  // takes the wakeup back
    return wakes && !isReadable(ends[0]) && !isReadable(ends[1]);
  }
};

}  // namespace

/// libcurl does not say which descriptors it opened, so they are looked for where they must be. If
/// another thread opens some in that moment, it is tried again.
MultiHandle openPrivateMulti() noexcept {
  constexpr int tries = 8;
  MultiHandle multi;
  for (int i = 0; i < tries; ++i) {
    multi.reset();
    const NextNumbers next;
    multi.reset(curl_multi_init());
    if (!multi) return multi;
    const WakeupPair pair(next.all());
    if (pair.found == 0) return multi;  // a libcurl that sees to it itself
    if (!pair.isOf(multi.get())) continue;
    for (const int end : pair.ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return multi;
  }
  return multi;
}

}  // namespace DIRECTUS_NAMESPACE::detail

#endif
