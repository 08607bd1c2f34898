#pragma once

#include <simdjson.h>

#include <cstddef>
#include <string_view>
#include <utility>

#include <directus/version.hpp>

// simdjson is included by this folder only, and used as 3.0 and 4.x have it in common.

namespace DIRECTUS_NAMESPACE::detail {

namespace ondemand = simdjson::ondemand;

constexpr int maxJsonDepth = 128;

/// What a result without an error holds, in place: moving simdjson's small objects out of their
/// results took a third of the time of a whole reply.
template <class T>
[[nodiscard]] T& inside(simdjson::simdjson_result<T>& result) noexcept {
  return const_cast<T&>(std::as_const(result).value_unsafe());
}

[[nodiscard]] inline std::string_view withoutSpaceBehind(std::string_view text) noexcept {
  while (!text.empty() &&
         (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

/// The text of a scalar; of a container its bracket only. Never empty. Does not move on.
[[nodiscard]] inline std::string_view tokenOf(ondemand::value& value) noexcept {
  const std::string_view token = withoutSpaceBehind(value.raw_json_token());
  return token.empty() ? std::string_view("\0", 1) : token;
}

using Entry = simdjson::simdjson_result<ondemand::field>;

/// The key of a member, unescaped. Asked of the result: of the field it takes an argument
/// since 3.2.
[[nodiscard]] inline simdjson::error_code readName(Entry& entry, std::string_view& name) noexcept {
  return entry.unescaped_key().get(name);
}

/// The whole JSON text of a value, whose inside is not checked.
[[nodiscard]] simdjson::error_code rawJsonOf(ondemand::value& value, std::string_view& json);

/// A sentence about bytes that are not JSON.
[[nodiscard]] std::string_view describe(simdjson::error_code code) noexcept;

/// Whether brackets in `json`, which is well quoted, nest deeper than `maxJsonDepth`.
[[nodiscard]] bool nestsTooDeep(std::string_view json) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
