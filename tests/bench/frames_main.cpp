// What a message of 200 bytes costs between the network and whoever reads it: frames read, UTF-8
// checked, nothing decoded. Prints µs of processor time a message, for each reader of frames.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#ifdef BENCH_WITH_WSLAY
#include <wslay/wslay.h>
#endif

#include "http/websocket/frames.hpp"

namespace {

constexpr std::size_t messageSize = 200;
constexpr std::size_t readSize = std::size_t{64} << 10;  // what a read of the transport brings

std::string message() {
  std::string text =
      R"({"type":"subscription","event":"update","uid":"7","data":[{"id":1,"title":")";
  const std::string_view end = R"("}]})";
  text.resize(messageSize - end.size(), 'x');
  return text.append(end);
}

/// As many messages as are whole in one read.
std::string received() {
  std::string bytes;
  const std::string text = message();
  while (bytes.size() + text.size() + 4 <= readSize) {
    bytes += "\x81\x7e";
    bytes += static_cast<char>(text.size() >> 8);
    bytes += static_cast<char>(text.size() & 0xff);
    bytes += text;
  }
  return bytes;
}

double processorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Bytes of all messages of `reads` reads.
std::size_t readOurs(const std::string& bytes, int reads) {
  directus::detail::WebSocketFrames frames(1 << 20, [] { return 1U; });
  std::size_t sum = 0;
  for (int i = 0; i < reads; ++i) {
    frames.feed(bytes);
    while (const auto text = frames.next()) sum += text->size();
  }
  return sum;
}

#ifdef BENCH_WITH_WSLAY
struct Source {
  const std::string& bytes;
  std::size_t at = 0;
  std::size_t sum = 0;
};

ssize_t onRead(wslay_event_context_ptr context, std::uint8_t* out, std::size_t size, int,
               void* user) {
  Source& source = *static_cast<Source*>(user);
  const std::size_t count = std::min(size, source.bytes.size() - source.at);
  if (count == 0) {
    wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
    return -1;
  }
  std::memcpy(out, source.bytes.data() + source.at, count);
  source.at += count;
  return static_cast<ssize_t>(count);
}

void onMessage(wslay_event_context_ptr, const wslay_event_on_msg_recv_arg* message, void* user) {
  static_cast<Source*>(user)->sum += message->msg_length;
}

std::size_t readWslay(const std::string& bytes, int reads) {
  wslay_event_callbacks callbacks{};
  callbacks.recv_callback = onRead;
  callbacks.on_msg_recv_callback = onMessage;
  Source source{bytes};
  wslay_event_context_ptr context = nullptr;
  if (wslay_event_context_client_init(&context, &callbacks, &source) != 0) return 0;
  for (int i = 0; i < reads; ++i) {
    source.at = 0;
    if (wslay_event_recv(context) != 0) break;
  }
  wslay_event_context_free(context);
  return source.sum;
}
#endif

/// The median of `rounds`, in µs a message; 0 when not all bytes came.
double microseconds(std::size_t (*read)(const std::string&, int), int rounds) {
  constexpr int reads = 1000;
  const std::string bytes = received();
  const std::size_t messages = bytes.size() / (messageSize + 4) * reads;
  std::vector<double> costs;
  for (int round = 0; round < rounds; ++round) {
    const double begun = processorSeconds();
    if (read(bytes, reads) != messages * messageSize) return 0;
    costs.push_back((processorSeconds() - begun) * 1e6 / static_cast<double>(messages));
  }
  std::sort(costs.begin(), costs.end());
  return costs[costs.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(std::atoi(argv[1]), 1) : 7;
  std::printf("directus-cpp %.4f\n", microseconds(readOurs, rounds));
#ifdef BENCH_WITH_WSLAY
  std::printf("wslay %.4f\n", microseconds(readWslay, rounds));
#endif
}
