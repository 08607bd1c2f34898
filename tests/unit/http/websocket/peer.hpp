#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/websocket/frames.hpp"
#include "support/websocket_bytes.hpp"

namespace directus_test {

/// A machine of frames and what it has given so far.
struct Peer {
  explicit Peer(std::size_t maxMessageBytes = std::size_t{1} << 30)
      : frames(maxMessageBytes, [this] { return masks++; }) {}

  /// Gives it `bytes`, `step` at a time.
  void feed(std::string_view bytes, std::size_t step = std::string_view::npos) {
    while (!bytes.empty()) {
      const std::string piece(bytes.substr(0, step));  // of its own: a read behind it shows
      bytes.remove_prefix(piece.size());
      frames.feed(piece);
      while (const auto text = frames.next()) texts.emplace_back(*text);
    }
  }

  /// The next frame that it wants to send; `first` is 0 without one.
  ClientFrame answer() {
    while (!frames.pull().empty()) {
      out += frames.pull();
      frames.sent(frames.pull().size());
    }
    return takeClientFrame(out);
  }

  /// The code of the close frame that comes next; 0 when something else does.
  int closeCode() {
    const ClientFrame frame = answer();
    if (frame.first != closing || frame.payload.size() < 2) return 0;
    return static_cast<unsigned char>(frame.payload[0]) << 8 |
           static_cast<unsigned char>(frame.payload[1]);
  }

  std::uint32_t masks = 0x01020304;
  directus::detail::WebSocketFrames frames;
  std::vector<std::string> texts;
  std::string out;
};

}  // namespace directus_test
