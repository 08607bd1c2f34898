#include "http/websocket/outgoing_frames.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Beyond that a ping's answer waits: a peer that sends pings and reads nothing costs no memory.
constexpr std::size_t mostBeforePongs = std::size_t{64} << 10;
/// What a buffer keeps for the next message.
constexpr std::size_t mostToKeepOfFrames = std::size_t{256} << 10;

void appendFrameHeader(std::string& out, Opcode opcode, std::uint64_t length) {
  constexpr unsigned char isFinal = 0x80;
  constexpr unsigned char isMasked = 0x80;
  const auto append = [&out](std::uint64_t byte) { out += static_cast<char>(byte & 0xff); };
  append(isFinal | static_cast<unsigned char>(opcode));
  int more = 0;
  if (length < 126) {
    append(isMasked | length);
  } else {
    more = length <= 0xffff ? 2 : 8;
    append(isMasked | (more == 2 ? 126U : 127U));
  }
  for (int shift = 8 * (more - 1); shift >= 0; shift -= 8) append(length >> shift);
}

/// `key` is the mask as its four bytes lie in memory.
void applyMask(char* bytes, std::size_t size, std::array<char, 4> key) {
  std::array<char, 8> twice{};
  std::memcpy(twice.data(), key.data(), 4);
  std::memcpy(twice.data() + 4, key.data(), 4);
  std::uint64_t mask = 0;
  std::memcpy(&mask, twice.data(), sizeof mask);
  for (; size >= sizeof mask; bytes += sizeof mask, size -= sizeof mask) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    eight ^= mask;
    std::memcpy(bytes, &eight, sizeof eight);
  }
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(bytes[i] ^ twice[i]);
}

void emptyFrames(std::string& buffer) {
  if (buffer.capacity() > mostToKeepOfFrames)
    std::string().swap(buffer);
  else
    buffer.clear();
}

}  // namespace

void OutgoingFrames::add(Opcode opcode, std::string_view payload) {
  const std::uint32_t mask = masks_();
  std::array<char, 4> key{};
  std::memcpy(key.data(), &mask, key.size());
  appendFrameHeader(waiting_, opcode, payload.size());
  waiting_.append(key.data(), key.size());
  const std::size_t begin = waiting_.size();
  waiting_.append(payload);
  applyMask(waiting_.data() + begin, payload.size(), key);
}

void OutgoingFrames::addPong(std::string_view payload) {
  if (size() < mostBeforePongs)
    add(Opcode::pong, payload);
  else
    lastPong_ = payload;
}

std::string_view OutgoingFrames::pull() noexcept {
  if (sentOfIt_ == sending_.size()) {
    sending_.clear();
    sentOfIt_ = 0;
    std::swap(sending_, waiting_);
  }
  return std::string_view(sending_).substr(sentOfIt_);
}

void OutgoingFrames::sent(std::size_t count) {
  sentOfIt_ += count;
  if (sentOfIt_ < sending_.size()) return;
  emptyFrames(sending_);
  sentOfIt_ = 0;
  if (const auto pong = std::exchange(lastPong_, std::nullopt)) add(Opcode::pong, *pong);
}

}  // namespace DIRECTUS_NAMESPACE::detail
