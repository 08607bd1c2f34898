#pragma once

#include <algorithm>
#include <string_view>

#include <directus/http/headers.hpp>

#include "core/trimmed.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Calls `take` with each word of a list like `keep-alive, Upgrade`.
template <class F>
void forEachWord(std::string_view list, F take) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    if (const auto word = trimmed(list.substr(0, comma)); !word.empty()) take(word);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

/// Whether one of the fields of that name has the word, whatever the case of its letters.
[[nodiscard]] inline bool hasWord(const ResponseHeaders& headers, std::string_view name,
                                  std::string_view word) {
  bool found = false;
  for (const std::string_view list : headers.findAll(name))
    forEachWord(list, [&](std::string_view one) { found |= equalsIgnoreCase(one, word); });
  return found;
}

}  // namespace DIRECTUS_NAMESPACE::detail
