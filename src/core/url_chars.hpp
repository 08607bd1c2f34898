#pragma once

#include <array>
#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A set of bytes with a constant-time test.
class CharSet {
 public:
  constexpr CharSet() = default;
  constexpr explicit CharSet(std::string_view chars) {
    for (char c : chars) in_[static_cast<unsigned char>(c)] = true;
  }

  [[nodiscard]] constexpr bool has(char c) const { return in_[static_cast<unsigned char>(c)]; }

  [[nodiscard]] constexpr CharSet with(std::string_view chars) const {
    CharSet result = *this;
    for (char c : chars) result.in_[static_cast<unsigned char>(c)] = true;
    return result;
  }
  [[nodiscard]] constexpr CharSet without(std::string_view chars) const {
    CharSet result = *this;
    for (char c : chars) result.in_[static_cast<unsigned char>(c)] = false;
    return result;
  }

 private:
  std::array<bool, 256> in_{};
};

inline constexpr CharSet alphanumeric{
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"};

/// What each part of a URL may hold unescaped.
inline constexpr CharSet segmentChars = alphanumeric.with("-._~!$&'()*+,;=:@");  // RFC 3986 pchar
inline constexpr CharSet componentChars = alphanumeric.with("-_.!~*'()");  // encodeURIComponent
inline constexpr CharSet formChars = alphanumeric.with(" *-._");           // URLSearchParams
// WHATWG, for text that is a URL already: `%` is left alone.
inline constexpr CharSet pathChars = segmentChars.with("/%[]|^\\");
inline constexpr CharSet queryChars = segmentChars.with("/?%[]|^\\`{}").without("'");
inline constexpr CharSet fragmentChars = queryChars.with("'#").without("`");

void appendPercent(std::string& out, char c);

/// A URL, or a reference to one, with every byte behind its host percent-encoded that is not ASCII.
/// libcurl would do it, too: before 8.20 in lower case.
[[nodiscard]] std::string withoutRawBytes(std::string_view url);

/// What a `+` stands for: a space in a query, itself in a path.
enum class Plus : unsigned char { isSpace, isPlus };

/// `text` with everything outside `keep` percent-encoded. A space that is kept is written as `+`.
void appendEncoded(std::string& out, std::string_view text, const CharSet& keep);

/// `text` without its percent-encoding; a `%` that begins none stays.
[[nodiscard]] std::string percentDecoded(std::string_view text, Plus plus);

}  // namespace DIRECTUS_NAMESPACE::detail
