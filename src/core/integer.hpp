#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A number as text, read without double.
struct Integer {
  enum class Kind {
    whole,
    other,     ///< a fraction, an exponent, or no number at all
    tooLarge,  ///< more than 64 bits
  };

  Kind kind = Kind::other;
  bool negative = false;
  std::uint64_t magnitude = 0;

  [[nodiscard]] bool fits(std::int64_t& value) const noexcept {
    constexpr auto limit = static_cast<std::uint64_t>((std::numeric_limits<std::int64_t>::max)());
    if (magnitude > limit + (negative ? 1 : 0)) return false;
    // Negated as unsigned: the smallest value has no positive counterpart.
    value = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
    return true;
  }
};

/// Whether JavaScript, and so Directus, keeps every digit of a JSON number.
template <class I>
constexpr bool isExactInJavaScript(I number) noexcept {
  constexpr std::int64_t most = (std::int64_t{1} << 53) - 1;
  return std::cmp_less_equal(number, most) && std::cmp_greater_equal(number, -most);
}

/// An integer as JSON writes it: no sign `+`, no leading zeros.
inline Integer readInteger(std::string_view text) noexcept {
  Integer read;
  const char* at = text.data();
  const char* const end = at + text.size();
  if (at != end && *at == '-') {
    read.negative = true;
    ++at;
  }
  if (at == end || (*at == '0' && at + 1 != end)) return read;
  // 19 digits always fit; a 20th has to be looked at.
  const bool isShort = end - at <= 19;
  for (; at != end; ++at) {
    const auto digit = static_cast<unsigned char>(*at - '0');
    if (digit > 9) {
      read.kind = Integer::Kind::other;
      return read;
    }
    if (!isShort && (read.magnitude > 0x1999999999999999U ||
                     (read.magnitude == 0x1999999999999999U && digit > 5)))
      read.kind = Integer::Kind::tooLarge;
    read.magnitude = read.magnitude * 10 + digit;
  }
  if (read.kind != Integer::Kind::tooLarge) read.kind = Integer::Kind::whole;
  return read;
}

}  // namespace DIRECTUS_NAMESPACE::detail
