#pragma once

#include <string>
#include <string_view>

#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// `Variable "$n" got invalid value "hunter2"; …` without the value, which may be a secret.
[[nodiscard]] inline std::string_view withoutValues(std::string_view message) {
  constexpr std::string_view mark = "got invalid value";
  const std::size_t at = message.find(mark);
  return at == std::string_view::npos ? message : message.substr(0, at + mark.size());
}

/// What an error of the server's list contributes to the text of an `Error`: its message, and what
/// is wrong with a GraphQL query.
[[nodiscard]] inline std::string shownMessage(const ApiError& error) {
  std::string shown(withoutValues(error.message));
  if (error.code == ErrorCode::graphqlValidation && error.reason)
    shown.append(1, ' ').append(withoutValues(*error.reason));
  return shown;
}

}  // namespace DIRECTUS_NAMESPACE::detail
