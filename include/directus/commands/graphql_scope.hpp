#pragma once

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

/// Which of Directus' two GraphQL schemas is meant: that of the project's collections, or that of
/// the system's. The JS SDK calls the first `item` for `readGraphqlSdl` and `items` for `query`.
enum class GraphqlScope { items, system, item = items };

}  // namespace DIRECTUS_NAMESPACE
