#pragma once

#include <string>

#include "support/catch.hpp"

namespace directus_test {

/// For `CHECK_THAT`: a matcher whose name differs between Catch2 2 and 3.
inline auto containsText(const std::string& text) {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::Matchers::ContainsSubstring(text);
#else
  return Catch::Contains(text);
#endif
}

}  // namespace directus_test
