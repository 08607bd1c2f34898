#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/version.hpp>

// What a secret looks like in a text.

namespace DIRECTUS_NAMESPACE::detail {

/// Whether a header, a parameter or a member of that name holds a secret: `password`,
/// `access_token`, `X-Api-Key`, …
[[nodiscard]] bool isSecretName(std::string_view name);

/// The strings, with their quotes, and the numbers that stand in members of such a name, at any
/// depth of them. `json` is JSON.
[[nodiscard]] std::vector<std::string_view> secretValuesIn(std::string_view json);

/// The strings, with their quotes, and the numbers that arguments of such a name have in a GraphQL
/// document: `login(password: "…", otp: 123456)`.
[[nodiscard]] std::vector<std::string_view> secretArgumentsIn(std::string_view document);

/// Replaces the values of members of such a name by `***`, in a text that looks like JSON, whole or
/// not.
void hideMembers(std::string& text);

/// Replaces what follows `Bearer`, and JSON web tokens, by `***`.
void hideBearers(std::string& text);

}  // namespace DIRECTUS_NAMESPACE::detail
