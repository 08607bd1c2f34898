#include "core/one_line.hpp"

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view ellipsis = "…";

/// How many bytes the character at the front says that it has.
std::size_t sizeOfFirst(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text.front());
  return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

bool isWithin(std::string_view character, std::string_view first, std::string_view last) noexcept {
  return character >= first && character <= last;
}

bool breaksLine(std::string_view character) noexcept {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first < 0x20 || first == 0x7f;
  return isWithin(character, "\xC2\x80", "\xC2\x9F") ||          // C1
         isWithin(character, "\xE2\x80\x8E", "\xE2\x80\x8F") ||  // marks of direction
         isWithin(character, "\xE2\x80\xA8", "\xE2\x80\xAE") ||  // separators, directions
         isWithin(character, "\xE2\x81\xA6", "\xE2\x81\xA9") ||  // isolates
         character == "\xEF\xBB\xBF";
}

}  // namespace

std::string oneLine(std::string_view text, std::size_t most) {
  std::string line;
  const bool fits = text.size() <= most;
  const std::size_t room = fits ? most : most - ellipsis.size();
  while (!text.empty()) {
    const std::string_view character = text.substr(0, sizeOfFirst(text));
    if (!isUtf8(character)) {
      line += '?';
      text.remove_prefix(1);
    } else if (line.size() + character.size() > room) {
      break;
    } else {
      line += breaksLine(character) ? std::string_view(" ") : character;
      text.remove_prefix(character.size());
    }
    if (line.size() >= room) break;
  }
  if (!text.empty()) line += ellipsis;
  return line;
}

std::string shortened(std::string_view path) {
  constexpr std::size_t atEachEnd = 120;
  if (path.size() <= 2 * atEachEnd) return std::string(path);
  // Names of C++ members: any byte is a character.
  return std::string(path.substr(0, atEachEnd)) + std::string(ellipsis) +
         std::string(path.substr(path.size() - atEachEnd));
}

}  // namespace DIRECTUS_NAMESPACE::detail
