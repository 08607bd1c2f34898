#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

// The codes of an authenticator app (RFC 6238: SHA-1, 6 digits, 30 seconds), so that the examples
// need none. An application never computes them: its user reads them off.
namespace totp {

using Bytes = std::vector<std::uint8_t>;
using Digest = std::array<std::uint8_t, 20>;

inline std::uint32_t rotatedLeft(std::uint32_t word, int bits) {
  return (word << bits) | (word >> (32 - bits));
}

inline void hashBlock(const std::uint8_t* block, std::array<std::uint32_t, 5>& state) {
  std::array<std::uint32_t, 80> w{};
  for (std::size_t i = 0; i < 16; ++i)
    for (std::size_t byte = 0; byte < 4; ++byte) w[i] = w[i] << 8 | block[4 * i + byte];
  for (std::size_t i = 16; i < 80; ++i)
    w[i] = rotatedLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < 80; ++i) {
    const auto [f, k] = i < 20   ? std::pair((b & c) | (~b & d), 0x5a827999u)
                        : i < 40 ? std::pair(b ^ c ^ d, 0x6ed9eba1u)
                        : i < 60 ? std::pair((b & c) | (b & d) | (c & d), 0x8f1bbcdcu)
                                 : std::pair(b ^ c ^ d, 0xca62c1d6u);
    const std::uint32_t next = rotatedLeft(a, 5) + f + e + k + w[i];
    e = d;
    d = c;
    c = rotatedLeft(b, 30);
    b = a;
    a = next;
  }
  const std::array<std::uint32_t, 5> added{a, b, c, d, e};
  for (std::size_t i = 0; i < 5; ++i) state[i] += added[i];
}

inline Digest sha1(Bytes data) {
  const std::uint64_t bits = 8 * static_cast<std::uint64_t>(data.size());
  data.push_back(0x80);
  while (data.size() % 64 != 56) data.push_back(0);
  for (int shift = 56; shift >= 0; shift -= 8)
    data.push_back(static_cast<std::uint8_t>(bits >> shift));
  std::array<std::uint32_t, 5> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  for (std::size_t at = 0; at < data.size(); at += 64) hashBlock(&data[at], state);
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

inline Digest hmac(Bytes key, const Bytes& message) {
  if (key.size() > 64) {
    const Digest hashed = sha1(key);
    key.assign(hashed.begin(), hashed.end());
  }
  key.resize(64);
  Bytes inner;
  Bytes outer;
  for (const std::uint8_t byte : key) {
    inner.push_back(byte ^ 0x36);
    outer.push_back(byte ^ 0x5c);
  }
  inner.insert(inner.end(), message.begin(), message.end());
  const Digest digest = sha1(inner);
  outer.insert(outer.end(), digest.begin(), digest.end());
  return sha1(outer);
}

inline Bytes base32Decoded(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  Bytes bytes;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const auto digit = alphabet.find(c);
    if (digit == std::string_view::npos) break;  // padding
    buffer = (buffer << 5 | static_cast<std::uint32_t>(digit)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
  }
  return bytes;
}

/// The code for a moment in time.
inline std::string codeAt(std::string_view secret, std::chrono::seconds sinceEpoch) {
  const auto step = static_cast<std::uint64_t>(sinceEpoch.count() / 30);
  Bytes message;
  for (int shift = 56; shift >= 0; shift -= 8)
    message.push_back(static_cast<std::uint8_t>(step >> shift));
  const Digest digest = hmac(base32Decoded(secret), message);
  const std::size_t offset = digest[19] & 0xf;
  std::uint32_t number = digest[offset] & 0x7fu;
  for (std::size_t i = 1; i < 4; ++i) number = number << 8 | digest[offset + i];
  std::string code = std::to_string(number % 1'000'000);
  return code.insert(0, 6 - code.size(), '0');
}

/// The code for now; waits a moment where it is about to change.
inline std::string code(std::string_view secret) {
  using namespace std::chrono;
  const auto now = [] { return duration_cast<seconds>(system_clock::now().time_since_epoch()); };
  while (now().count() % 30 >= 26) std::this_thread::sleep_for(200ms);
  return codeAt(secret, now());
}

}  // namespace totp
