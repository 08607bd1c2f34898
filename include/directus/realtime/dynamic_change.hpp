#pragma once

#include <directus/call/dynamic_reply.hpp>
#include <directus/realtime/change.hpp>

namespace DIRECTUS_NAMESPACE::detail {

template <>
struct ItemsReader<Json> {
  static Result<void> read(Decoder&, std::string_view json, std::vector<Json>& items) {
    auto parsed = parseData(json);
    if (!parsed) return parsed.error();
    items = std::move(*parsed).get<std::vector<Json>>();
    return {};
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
