#pragma once

#include <string_view>
#include <vector>

#include <directus/codec/decode.hpp>
#include <directus/commands/key.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The keys of a JSON list, which Directus sends as numbers or as text for the same collection:
/// those that look like numbers are numbers. Errors: `decode`.
[[nodiscard]] Result<std::vector<Key>> keysIn(Decoder& decoder, std::string_view list);

/// The keys of a JSON list of items, whose key is in `field`. Items without it are left out.
[[nodiscard]] Result<std::vector<Key>> keysOf(Decoder& decoder, std::string_view items,
                                              std::string_view field);

}  // namespace DIRECTUS_NAMESPACE::detail
