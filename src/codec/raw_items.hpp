#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/codec/decode.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// An item of a reply, unread.
struct RawItem {
  std::string_view json{};  ///< points into the data
  std::string key{};        ///< its key as `keyText` gives it; "" without one
};

/// The items in the `data` of a reply: of a list each of them, of an object that one, of `null`
/// not any.
///
/// Errors: `decode` when it is something else.
[[nodiscard]] Result<std::vector<RawItem>> rawItems(Decoder& decoder, std::string_view data,
                                                    std::string_view keyName);

/// The text that stands for a key, from its JSON: `7` and `"7"` are the same, as they are for
/// Directus; "" for what is neither text nor a number.
[[nodiscard]] std::string keyText(std::string_view json);

}  // namespace DIRECTUS_NAMESPACE::detail
