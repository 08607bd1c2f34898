#pragma once

#include <directus/core/json.hpp>
#include <directus/live/live_items.hpp>

namespace DIRECTUS_NAMESPACE::detail {

template <>
struct LiveReader<Json> {
  static Result<void> read(Decoder&, const LiveBytes& bytes, std::size_t index, Json& item) {
    const std::string_view text = bytes.items[index];
    item = Json::parse(text.begin(), text.end(), nullptr, false);
    if (item.is_discarded()) return Error({.kind = ErrorKind::decode, .message = "data: not JSON"});
    return {};
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
