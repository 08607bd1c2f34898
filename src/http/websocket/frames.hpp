#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <directus/version.hpp>

#include "core/utf8_stream.hpp"
#include "http/websocket/close_codes.hpp"
#include "http/websocket/frame_header.hpp"
#include "http/websocket/outgoing_frames.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The client's side of RFC 6455 behind the upgrade, without extensions: bytes in, text messages
/// out, and the other way round. It answers pings and close frames by itself.
///
///     frames.feed(received);
///     while (auto text = frames.next()) …
///     … send frames.pull(), then frames.sent(count) …
class WebSocketFrames {
 public:
  /// What a close frame said.
  struct Close {
    int code = close_code::none;
    std::string reason{};
  };
  /// How this side had to end it.
  struct Fault {
    int code = close_code::brokenProtocol;
    const char* what = "";
  };

  WebSocketFrames(std::size_t maxMessageBytes, OutgoingFrames::Masks masks)
      : maxMessageBytes_(maxMessageBytes), out_(std::move(masks)) {}

  /// Takes what came. The bytes live until `next` has returned nothing.
  void feed(std::string_view bytes) noexcept { in_ = bytes; }

  /// The next whole text message in it, which lives until the next call; nothing when more bytes
  /// are needed or nothing more will come.
  [[nodiscard]] std::optional<std::string_view> next();

  /// What `next` has not looked at yet.
  [[nodiscard]] std::string_view unread() const noexcept { return in_; }
  /// Whether a message or a frame has begun and not ended.
  [[nodiscard]] bool isWithin() const noexcept { return inFrame_ || inMessage_ || headBegan_; }

  /// Nothing happens once a close frame is on its way.
  void send(std::string_view text);
  /// `code` is on the wire or `none`.
  void close(int code, std::string_view reason);
  /// Ends it with a close frame of that code.
  void fail(int code, const char* what);

  /// What is to be sent. The bytes stay where they are until they are sent: TLS wants to see the
  /// same ones again.
  [[nodiscard]] std::string_view pull() noexcept { return out_.pull(); }
  void sent(std::size_t count) { out_.sent(count); }
  [[nodiscard]] std::size_t unsent() const noexcept { return out_.size(); }

  [[nodiscard]] bool isClosing() const noexcept { return sentClose_; }
  /// The peer's close frame.
  [[nodiscard]] const std::optional<Close>& closed() const noexcept { return closed_; }
  [[nodiscard]] const std::optional<Fault>& fault() const noexcept { return fault_; }
  /// Nothing that comes is of interest any more.
  [[nodiscard]] bool isOver() const noexcept { return closed_ || fault_; }

 private:
  [[nodiscard]] bool beginFrame();
  [[nodiscard]] const char* faultOfData() const noexcept;
  [[nodiscard]] std::optional<std::string_view> readData();
  [[nodiscard]] std::optional<std::string_view> addToMessage(std::string_view piece);
  void endMessage();
  void readControl();
  void onControl(std::string_view payload);
  void onClose(std::string_view payload);

  const std::size_t maxMessageBytes_;
  OutgoingFrames out_;

  std::string_view in_;
  FrameHeader header_;
  bool headBegan_ = false;  // some bytes of a header are there
  bool inFrame_ = false;    // behind its header
  std::uint64_t left_ = 0;  // bytes of its payload that are still to come
  bool inMessage_ = false;  // its next fragment is to come
  bool delivered_ = false;  // `message_` was handed out
  std::string message_;     // what came of a message in pieces
  Utf8Stream utf8_;
  std::array<char, 125> control_{};
  std::size_t controlSize_ = 0;

  bool sentClose_ = false;
  std::optional<Close> closed_;
  std::optional<Fault> fault_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
