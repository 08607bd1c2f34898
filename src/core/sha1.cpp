#include "core/sha1.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Sha1Words = std::array<std::uint32_t, 5>;
constexpr std::size_t sha1BlockSize = 64;

std::array<std::uint32_t, 80> scheduleOf(const char* block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < sha1BlockSize; ++i)
    words[i / 4] = words[i / 4] << 8 | static_cast<unsigned char>(block[i]);
  for (std::size_t i = 16; i < words.size(); ++i)
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  return words;
}

/// The function and the constant of a round.
std::uint32_t mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

void addBlock(Sha1Words& hash, const char* block) {
  const auto words = scheduleOf(block);
  auto [a, b, c, d, e] = hash;
  for (std::size_t round = 0; round < words.size(); ++round) {
    const std::uint32_t next = std::rotl(a, 5) + mixed(round, b, c, d) + e + words[round];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  hash = {hash[0] + a, hash[1] + b, hash[2] + c, hash[3] + d, hash[4] + e};
}

void appendNumber(std::string& out, std::uint64_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(value >> shift & 0xff);
}

}  // namespace

std::string sha1Of(std::string_view bytes) {
  std::string padded(bytes);
  padded += '\x80';
  while (padded.size() % sha1BlockSize != sha1BlockSize - 8) padded += '\0';
  appendNumber(padded, std::uint64_t{bytes.size()} * 8, 8);

  Sha1Words hash{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  for (std::size_t at = 0; at < padded.size(); at += sha1BlockSize)
    addBlock(hash, padded.data() + at);
  std::string digest;
  for (const std::uint32_t word : hash) appendNumber(digest, word, 4);
  return digest;
}

}  // namespace DIRECTUS_NAMESPACE::detail
