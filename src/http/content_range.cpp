#include "http/content_range.hpp"

#include <charconv>

namespace DIRECTUS_NAMESPACE::detail {

std::optional<std::uint64_t> numberOf(std::string_view text) {
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> contentLength(const HttpResponse& head) {
  const auto encoding = head.headers.find("Content-Encoding");
  if (encoding && !equalsIgnoreCase(*encoding, "identity")) return std::nullopt;
  const auto text = head.headers.find("Content-Length");
  return text ? numberOf(*text) : std::nullopt;
}

std::optional<ContentRange> contentRange(const HttpResponse& head) {
  constexpr std::string_view unit = "bytes ";
  const auto text = head.headers.find("Content-Range");
  if (head.status != 206 || !text || !text->starts_with(unit)) return std::nullopt;
  const auto range = text->substr(unit.size());
  const auto dash = range.find('-');
  const auto slash = range.find('/');
  if (dash == std::string_view::npos || slash == std::string_view::npos) return std::nullopt;
  const auto begin = numberOf(range.substr(0, dash));
  const auto total = numberOf(range.substr(slash + 1));
  if (!begin || !total) return std::nullopt;
  return ContentRange{.begin = *begin, .total = *total};
}

}  // namespace DIRECTUS_NAMESPACE::detail
