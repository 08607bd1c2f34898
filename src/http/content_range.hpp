#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The number that is all of a text.
[[nodiscard]] std::optional<std::uint64_t> numberOf(std::string_view text);

/// How long a reply says that its body is; nothing for a compressed one.
[[nodiscard]] std::optional<std::uint64_t> contentLength(const HttpResponse& head);

/// The part of a file that a 206 brings.
struct ContentRange {
  std::uint64_t begin = 0;
  std::uint64_t total = 0;  ///< of the whole file
};

/// Nothing for any other reply, and for a file of unknown length.
[[nodiscard]] std::optional<ContentRange> contentRange(const HttpResponse& head);

}  // namespace DIRECTUS_NAMESPACE::detail
