#pragma once

#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

/// Which of Directus' two GraphQL schemas is meant: that of the project's collections, or that of
/// the system's. The JS SDK calls the first `item` for `readGraphqlSdl` and `items` for `query`.
enum class GraphqlScope { items, system, item = items };

/// `system`: the name in the source.
[[nodiscard]] constexpr std::string_view toString(GraphqlScope scope) noexcept {
  return scope == GraphqlScope::items ? "items" : "system";
}

}  // namespace DIRECTUS_NAMESPACE
