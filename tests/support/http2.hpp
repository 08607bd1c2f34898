#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "support/fault_server.hpp"

namespace directus_test {

/// Just enough HTTP/2 for a scripted server (RFC 9113), without TLS and without reading HPACK.
class Http2 {
 public:
  enum Type : std::uint8_t {
    data,
    headers,
    priority,
    rstStream,
    settings,
    pushPromise,
    ping,
    goAway,
    windowUpdate
  };
  static constexpr std::uint32_t refusedStream = 7;
  static constexpr std::uint32_t internalError = 2;

  struct Frame {
    std::uint8_t type = 0;
    std::uint8_t flags = 0;
    std::uint32_t stream = 0;
    std::string payload;
  };

  /// Reads the preface and says hello.
  explicit Http2(FaultServer::Connection& connection) : connection_(connection) {
    take(24);
    send(settings, 0, 0, {});
  }

  /// The stream of the next request, once all of it is there; nothing when the client has gone.
  std::optional<std::uint32_t> readRequest() {
    constexpr std::uint8_t endStream = 1;
    body_.clear();
    while (const auto frame = read()) {
      if (frame->type == data) {
        body_ += frame->payload;
        giveRoom(frame->stream, frame->payload.size());
      }
      if ((frame->type == headers || frame->type == data) && (frame->flags & endStream))
        return frame->stream;
    }
    return std::nullopt;
  }

  /// What came with the request that was read last.
  [[nodiscard]] const std::string& body() const noexcept { return body_; }

  /// 200 without a body.
  void reply(std::uint32_t stream) { send(headers, 5, stream, "\x88"); }

  void reset(std::uint32_t stream, std::uint32_t code) { send(rstStream, 0, stream, number(code)); }

  /// Streams above `last` were not processed.
  void sendGoAway(std::uint32_t last, std::uint32_t code = 0) {
    send(goAway, 0, 0, number(last) + number(code));
  }

 private:
  /// Lets the client send as much again, in the stream and in all.
  void giveRoom(std::uint32_t stream, std::size_t size) {
    if (size == 0) return;
    send(windowUpdate, 0, 0, number(static_cast<std::uint32_t>(size)));
    send(windowUpdate, 0, stream, number(static_cast<std::uint32_t>(size)));
  }

  static std::string number(std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>((value >> shift) & 0xff);
    return bytes;
  }

  static std::uint32_t number(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
  }

  void send(std::uint8_t type, std::uint8_t flags, std::uint32_t stream, std::string_view payload) {
    std::string bytes = number(static_cast<std::uint32_t>(payload.size())).substr(1);
    bytes += static_cast<char>(type);
    bytes += static_cast<char>(flags);
    bytes += number(stream);
    bytes += payload;
    connection_.write(bytes);
  }

  std::optional<Frame> read() {
    const auto head = take(9);
    if (!head) return std::nullopt;
    Frame frame;
    frame.type = static_cast<std::uint8_t>((*head)[3]);
    frame.flags = static_cast<std::uint8_t>((*head)[4]);
    frame.stream = number(head->substr(5));
    auto payload = take(number(head->substr(0, 3)));
    if (!payload) return std::nullopt;
    frame.payload = std::move(*payload);
    if (frame.type == settings && !(frame.flags & 1)) send(settings, 1, 0, {});
    return frame;
  }

  std::optional<std::string> take(std::size_t size) {
    while (received_.size() < size) {
      const std::string more = connection_.readSome();
      if (more.empty()) return std::nullopt;
      received_ += more;
    }
    std::string bytes = received_.substr(0, size);
    received_.erase(0, size);
    return bytes;
  }

  FaultServer::Connection& connection_;
  std::string received_;
  std::string body_;
};

}  // namespace directus_test
