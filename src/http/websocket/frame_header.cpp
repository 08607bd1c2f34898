#include "http/websocket/frame_header.hpp"

#include <algorithm>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr unsigned char reservedBits = 0x70;
constexpr unsigned char maskBit = 0x80;
constexpr unsigned char lengthBits = 0x7f;
constexpr unsigned char twoBytesFollow = 126;
constexpr unsigned char eightBytesFollow = 127;

bool isKnown(Opcode opcode) noexcept {
  return opcode <= Opcode::binary || (opcode >= Opcode::close && opcode <= Opcode::pong);
}

}  // namespace

bool FrameHeader::take(std::string_view& bytes) noexcept {
  while (have_ < need_ && !bytes.empty()) {
    const std::size_t count = std::min(need_ - have_, bytes.size());
    std::copy_n(bytes.data(), count, bytes_.data() + have_);
    bytes.remove_prefix(count);
    have_ += count;
    if (have_ < need_) break;
    if (need_ == 2)
      readBegin();
    else
      readLength();
    if (fault_) return true;
  }
  return have_ == need_;
}

/// All that two bytes can be refused for: a peer that breaks the protocol is not waited for.
void FrameHeader::readBegin() noexcept {
  const unsigned char length = bytes_[1] & lengthBits;
  if (bytes_[0] & reservedBits)
    fault_ = "a frame has reserved bits";
  else if (!isKnown(opcode()))
    fault_ = "a frame has a reserved opcode";
  else if (bytes_[1] & maskBit)
    fault_ = "a frame of the server is masked";
  else if (isControl() && !isFinal())
    fault_ = "a control frame is fragmented";
  else if (isControl() && length >= twoBytesFollow)
    fault_ = "a control frame has more than 125 bytes";
  length_ = length;
  if (length == twoBytesFollow) need_ = 4;
  if (length == eightBytesFollow) need_ = 10;
}

void FrameHeader::readLength() noexcept {
  length_ = 0;
  for (std::size_t i = 2; i < need_; ++i) length_ = length_ << 8 | bytes_[i];
  if (length_ >> 63)
    fault_ = "a frame has a length of more than 63 bits";
  else if (length_ < twoBytesFollow || (need_ == 10 && length_ <= 0xffff))
    fault_ = "a frame's length is not written as short as it can be";
}

}  // namespace DIRECTUS_NAMESPACE::detail
