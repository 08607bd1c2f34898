#pragma once

#include <string>

#include <directus/auth/authentication_data.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A session as the text of a file:
///
///     {"version":1,"checksum":"8f2c01aa","session":{…}}
///
/// The checksum is the CRC-32 of the session's text. It distinguishes a damaged file from a whole
/// one, and is not a signature.
[[nodiscard]] std::string sealSession(const AuthenticationData& data);

/// Reads what `sealSession` wrote. Puts characters behind `text` for the parser's sake.
///
/// Errors: `storage`, saying how the text is damaged; never with a part of it.
[[nodiscard]] Result<AuthenticationData> unsealSession(std::string& text);

/// Room that `unsealSession` wants behind a text, so that it need not be moved in memory.
constexpr std::size_t sealPadding = 64;

}  // namespace DIRECTUS_NAMESPACE::detail
