#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/version.hpp>

// The parts of a JSON text that was checked already (`isJson`): nothing is looked at twice.

namespace DIRECTUS_NAMESPACE::detail {

struct JsonMember {
  std::string name;        ///< unescaped
  std::string_view value;  ///< its text, without white space around it
};

/// The members of a JSON object in their order; none for any other value.
[[nodiscard]] std::vector<JsonMember> jsonMembers(std::string_view object);

/// The value of a member, "" without it. Of several with one name the last one counts, as
/// for Directus.
[[nodiscard]] std::string_view lastMember(const std::vector<JsonMember>& members,
                                          std::string_view name) noexcept;

/// The items of a JSON array; none for any other value.
[[nodiscard]] std::vector<std::string_view> jsonItems(std::string_view array);

}  // namespace DIRECTUS_NAMESPACE::detail
