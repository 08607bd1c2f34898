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
class CharacterAt {
 public:
  CharacterAt(std::string_view text, std::vector<std::size_t>& lengths) noexcept
      : text_(text), lengths_(lengths) {}

  void add(std::string_view character, unsigned point) {
    if (text_.starts_with(character)) lengths_.push_back(character.size());
    if (text_.empty()) return;
    if (text_[0] == '%') addPercent(character);
    if (text_[0] == '\\') fits(unicodeEscape(point));
    if (text_[0] == '&') {
      fits("&#" + std::to_string(point) + ";");
      addHexEntity(point);
    }
    for (const Escape& escape : escapes)
      if (character[0] == escape.character && text_[0] == escape.text[0]) fits(escape.text);
  }

 private:
  void fits(std::string_view spelling) {
    if (equalsIgnoreCase(text_.substr(0, spelling.size()), spelling))
      lengths_.push_back(spelling.size());
  }

  void addPercent(std::string_view character) {
    std::string percent;
    for (const char byte : character) appendPercent(percent, byte);
    fits(percent);
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

Spelled::Spelled(std::string_view secret) : secret_(secret), begins_("%\\&+") {
  if (!secret.empty()) begins_ += secret[0];
}

std::size_t Spelled::lengthIn(std::string_view text) {
  if (secret_.empty()) return 0;
  // A character may be longer or shorter in another spelling: all ends that are possible so far.
  ends_.assign(1, 0);
  for (std::string_view left = secret_; !left.empty() && !ends_.empty();) {
    const CodePoint point = firstOf(left);
    next_.clear();
    for (const std::size_t end : ends_)
      addEnds(text, end, left.substr(0, point.bytes), point.value);
    std::sort(next_.begin(), next_.end());
    next_.erase(std::unique(next_.begin(), next_.end()), next_.end());
    ends_.swap(next_);
    left.remove_prefix(point.bytes);
  }
  return ends_.empty() ? 0 : ends_.back();
}

void Spelled::addEnds(std::string_view text, std::size_t begin, std::string_view character,
                      unsigned point) {
  lengths_.clear();
  CharacterAt(text.substr(begin), lengths_).add(character, point);
  for (const std::size_t length : lengths_) next_.push_back(begin + length);
}

std::string Spelled::hidden(std::string_view text) {
  std::string result;
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = text.find_first_of(begins_, at)) < text.size();) {
    const std::size_t length = lengthIn(text.substr(at));
    if (length > 0) {
      result.append(text, copied, at - copied).append("***");
      copied = at + length;
    }
    at += (std::max)(length, std::size_t{1});
  }
  return result.append(text, copied);
}

}  // namespace DIRECTUS_NAMESPACE::detail
