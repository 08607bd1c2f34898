#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace directus_test {

/// A frame as a server sends it: not masked. `first` is FIN, the reserved bits and the opcode.
inline std::string serverFrame(unsigned first, std::string_view payload) {
  std::string bytes(1, static_cast<char>(first));
  const auto append = [&bytes](std::uint64_t value, int count) {
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8)
      bytes += static_cast<char>(value >> shift & 0xff);
  };
  if (payload.size() < 126) {
    append(payload.size(), 1);
  } else if (payload.size() < 65536) {
    append(126, 1);
    append(payload.size(), 2);
  } else {
    append(127, 1);
    append(payload.size(), 8);
  }
  return bytes.append(payload);
}

inline constexpr unsigned finalText = 0x81;
inline constexpr unsigned firstText = 0x01;
inline constexpr unsigned moreText = 0x00;
inline constexpr unsigned lastText = 0x80;
inline constexpr unsigned closing = 0x88;
inline constexpr unsigned ping = 0x89;
inline constexpr unsigned pong = 0x8a;

/// What a close frame carries.
inline std::string closePayload(int code, std::string_view reason = {}) {
  std::string payload;
  payload += static_cast<char>(code >> 8 & 0xff);
  payload += static_cast<char>(code & 0xff);
  return payload.append(reason);
}

/// A frame of a client, read by a server. Empty: it is not there in full.
struct ClientFrame {
  unsigned first = 0;
  bool isMasked = false;
  std::string mask{};
  std::string payload{};
};

/// Takes the first frame off `bytes`; one with `first` 0 when it is not there in full.
inline ClientFrame takeClientFrame(std::string& bytes) {
  const auto at = [&bytes](std::size_t i) -> std::uint64_t {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
  };
  std::size_t head = 2;
  std::uint64_t size = at(1) & 0x7f;
  const int more = size == 126 ? 2 : size == 127 ? 8 : 0;
  if (more > 0) size = 0;
  for (int i = 0; i < more; ++i) size = size << 8 | at(head++);
  ClientFrame frame{.isMasked = (at(1) & 0x80) != 0};
  if (bytes.size() < head + 4 + size) return {};
  const auto length = static_cast<std::size_t>(size);
  frame.first = static_cast<unsigned>(at(0));
  frame.mask = bytes.substr(head, 4);
  frame.payload = bytes.substr(head + 4, length);
  for (std::size_t i = 0; i < length; ++i)
    frame.payload[i] = static_cast<char>(frame.payload[i] ^ frame.mask[i % 4]);
  bytes.erase(0, head + 4 + length);
  return frame;
}

}  // namespace directus_test
