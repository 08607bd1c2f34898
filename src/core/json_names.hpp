#pragma once

#include <string>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// `["a","b"]` → `a,b`. The text must be a JSON array of strings.
[[nodiscard]] std::string joinNames(std::string_view jsonArray);

/// What the escape behind the backslash at `at` stands for, appended; gives its last position.
std::size_t appendEscape(std::string& out, std::string_view json, std::size_t at);

/// Calls `put` with each character of `a,b`.
template <class Put>
void forNames(std::string_view json, Put put) {
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == ',') put(',');
    if (json[i] != '"') continue;
    for (++i; i < json.size() && json[i] != '"'; ++i) {
      if (json[i] != '\\' || i + 1 == json.size()) {
        put(json[i]);
        continue;
      }
      std::string escaped;
      i = appendEscape(escaped, json, i + 1);
      for (const char c : escaped) put(c);
    }
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
