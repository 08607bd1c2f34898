#include "http/websocket/frames.hpp"

#include <algorithm>
#include <cstring>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A peer may promise more than it sends.
constexpr std::uint64_t mostToReserveForMessage = std::uint64_t{1} << 20;
/// What the buffer keeps for the next message.
constexpr std::size_t mostToKeepOfMessage = std::size_t{256} << 10;

}  // namespace

std::optional<std::string_view> WebSocketFrames::next() {
  if (delivered_) endMessage();
  while (!isOver()) {
    if (!inFrame_ && !beginFrame()) return std::nullopt;
    if (header_.isControl()) {
      readControl();
    } else if (auto text = readData(); text && !sentClose_) {
      return text;
    } else if (text) {
      endMessage();  // this side has said goodbye
    }
    if (inFrame_) return std::nullopt;  // the rest of it is to come
  }
  in_ = {};
  return std::nullopt;
}

/// Whether the header of a frame is there, and nothing is wrong with it.
bool WebSocketFrames::beginFrame() {
  headBegan_ = headBegan_ || !in_.empty();
  if (!header_.take(in_)) return false;
  headBegan_ = false;
  const char* fault = header_.fault();
  if (!fault && !header_.isControl()) fault = faultOfData();
  if (fault) {
    fail(close_code::brokenProtocol, fault);
    return false;
  }
  left_ = header_.length();
  if (header_.opcode() == Opcode::binary) {
    fail(close_code::unsupportedData, "a binary message came where text is expected");
    return false;
  }
  if (!header_.isControl() && left_ > maxMessageBytes_ - message_.size()) {
    fail(close_code::tooLarge, "a message is larger than SocketRequest::maxMessageBytes");
    return false;
  }
  header_.clear();
  controlSize_ = 0;
  inFrame_ = true;
  return true;
}

const char* WebSocketFrames::faultOfData() const noexcept {
  const bool goesOn = header_.opcode() == Opcode::continuation;
  if (goesOn && !inMessage_) return "a continuation came where no message has begun";
  if (!goesOn && inMessage_) return "a message began within another one";
  return nullptr;
}

/// A message in one frame that is there in full is not copied.
std::optional<std::string_view> WebSocketFrames::readData() {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, in_.size()));
  const bool isFirst = !inMessage_ && message_.empty();
  const std::string_view piece = in_.substr(0, count);
  in_.remove_prefix(count);
  left_ -= count;
  inFrame_ = left_ > 0;
  if (!(isFirst && header_.isFinal() && !inFrame_)) return addToMessage(piece);
  if (isUtf8(piece)) return piece;
  fail(close_code::notUtf8, "a message is not UTF-8");
  return std::nullopt;
}

std::optional<std::string_view> WebSocketFrames::addToMessage(std::string_view piece) {
  if (message_.empty())
    message_.reserve(
        static_cast<std::size_t>(std::min(left_ + piece.size(), mostToReserveForMessage)));
  message_.append(piece);
  const bool isEnd = !inFrame_ && header_.isFinal();
  inMessage_ = !isEnd && (inMessage_ || !inFrame_);
  if (!utf8_.take(piece) || (isEnd && !utf8_.isWhole())) {
    fail(close_code::notUtf8, "a message is not UTF-8");
    return std::nullopt;
  }
  if (!isEnd) return std::nullopt;
  delivered_ = true;
  return message_;
}

void WebSocketFrames::endMessage() {
  delivered_ = false;
  utf8_.clear();
  if (message_.capacity() > mostToKeepOfMessage)
    std::string().swap(message_);
  else
    message_.clear();
}

void WebSocketFrames::readControl() {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, in_.size()));
  std::copy_n(in_.data(), count, control_.data() + controlSize_);
  in_.remove_prefix(count);
  controlSize_ += count;
  left_ -= count;
  inFrame_ = left_ > 0;
  if (!inFrame_) onControl({control_.data(), controlSize_});
}

void WebSocketFrames::onControl(std::string_view payload) {
  if (header_.opcode() == Opcode::close) return onClose(payload);
  if (header_.opcode() == Opcode::ping && !sentClose_) out_.addPong(payload);
}

void WebSocketFrames::onClose(std::string_view payload) {
  if (payload.size() == 1) return fail(close_code::brokenProtocol, "a close frame has half a code");
  Close close;
  if (!payload.empty()) {
    close.code =
        static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
    if (!isOnWire(close.code))
      return fail(close_code::brokenProtocol, "a close frame has an invalid code");
    close.reason = payload.substr(2);
    if (!isUtf8(close.reason))
      return fail(close_code::notUtf8, "the reason of a close frame is not UTF-8");
  }
  closed_ = std::move(close);
  if (!sentClose_) this->close(closed_->code, {});
}

void WebSocketFrames::send(std::string_view text) {
  if (!sentClose_) out_.add(Opcode::text, text);
}

void WebSocketFrames::close(int code, std::string_view reason) {
  if (sentClose_) return;
  sentClose_ = true;
  std::string payload;
  if (code != close_code::none) {
    payload += static_cast<char>(code >> 8);
    payload += static_cast<char>(code & 0xff);
    payload += cutAt(reason, longestReason);
  }
  out_.add(Opcode::close, payload);
}

void WebSocketFrames::fail(int code, const char* what) {
  if (isOver()) return;
  fault_ = Fault{code, what};
  in_ = {};
  close(code, what);
}

}  // namespace DIRECTUS_NAMESPACE::detail
