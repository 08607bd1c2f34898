#include "call/spelled.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include <directus/http/headers.hpp>

#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// What stands for a character in JSON or in HTML.
struct Escape {
  char character;
  std::string_view text;
};
constexpr Escape escapes[] = {{'"', "\\\""},    {'\\', "\\\\"}, {'/', "\\/"},  {'\b', "\\b"},
                              {'\f', "\\f"},    {'\n', "\\n"},  {'\r', "\\r"}, {'\t', "\\t"},
                              {'&', "&amp;"},   {'<', "&lt;"},  {'>', "&gt;"}, {'"', "&quot;"},
                              {'\'', "&apos;"}, {'\'', "\\'"},  {' ', "+"}};

struct CodePoint {
  unsigned value;
  std::size_t bytes;
};

/// A byte where the text is not UTF-8.
CodePoint firstOf(std::string_view text) noexcept {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned lead = byte(0);
  const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes == 1 || bytes > text.size()) return {lead, 1};
  unsigned value = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) value = value << 6 | (byte(i) & 0x3FU);
  return {value, bytes};
}

std::string inHex(unsigned value, std::size_t digits) {
  char buffer[8];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, 16).ptr;
  std::string hex(buffer, end);
  return std::string(digits - (std::min)(digits, hex.size()), '0') + hex;
}

/// `\u00e4`, or two of them.
std::string unicodeEscape(unsigned point) {
  if (point < 0x10000) return "\\u" + inHex(point, 4);
  const unsigned rest = point - 0x10000;
  return "\\u" + inHex(0xD800 + (rest >> 10), 4) + "\\u" + inHex(0xDC00 + (rest & 0x3FF), 4);
}

/// Adds how long the character is at the beginning of `text`, for each spelling that fits.
class SpellingsOf {
 public:
  SpellingsOf(std::string_view text, std::vector<std::size_t>& lengths) noexcept
      : text_(text), lengths_(lengths) {}

  void add(std::string_view character, unsigned point) {
    fits(character);
    if (text_.empty() || std::string_view("%\\&+").find(text_[0]) == std::string_view::npos) return;
    std::string percent;
    for (const char byte : character) appendPercent(percent, byte);
    fits(percent);
    fits(unicodeEscape(point));
    fits("&#" + std::to_string(point) + ";");
    addHexEntity(point);
    for (const Escape& escape : escapes)
      if (character[0] == escape.character) fits(escape.text);
  }

 private:
  void fits(std::string_view spelling) {
    if (equalsIgnoreCase(text_.substr(0, spelling.size()), spelling) &&
        (spelling.size() > 1 || text_[0] == spelling[0]))
      lengths_.push_back(spelling.size());
  }

  /// `&#x27;`, with as many zeros in front as somebody likes.
  void addHexEntity(unsigned point) {
    if (!equalsIgnoreCase(text_.substr(0, 3), "&#x")) return;
    const auto digits = (std::min)(text_.find_first_not_of('0', 3), text_.size());
    const std::string rest = inHex(point, 1) + ";";
    if (equalsIgnoreCase(text_.substr(digits, rest.size()), rest))
      lengths_.push_back(digits + rest.size());
  }

  std::string_view text_;
  std::vector<std::size_t>& lengths_;
};

}  // namespace

std::size_t spelledLength(std::string_view text, std::string_view secret) {
  if (secret.empty()) return 0;
  // A character may be longer or shorter in another spelling: all ends that are possible so far.
  std::vector<std::size_t> ends{0};
  std::vector<std::size_t> lengths;
  std::vector<std::size_t> next;
  while (!secret.empty() && !ends.empty()) {
    const CodePoint point = firstOf(secret);
    next.clear();
    for (const std::size_t end : ends) {
      lengths.clear();
      SpellingsOf(text.substr(end), lengths).add(secret.substr(0, point.bytes), point.value);
      for (const std::size_t length : lengths) next.push_back(end + length);
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    ends.swap(next);
    secret.remove_prefix(point.bytes);
  }
  return ends.empty() ? 0 : ends.back();
}

}  // namespace DIRECTUS_NAMESPACE::detail
