#include <directus/auth/authentication_data.hpp>

#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>
#include <directus/schema/type_table.hpp>

#include "core/auth_mode_names.hpp"

namespace DIRECTUS_NAMESPACE {

namespace {

/// The JSON form: names and types of the JS SDK, and ours behind them.
struct Stored {
  std::optional<std::string> access_token{};
  std::optional<std::string> refresh_token{};
  std::optional<std::int64_t> expires{};
  std::optional<std::int64_t> expires_at{};
  std::optional<std::string> mode{};
  std::optional<std::vector<SessionCookie>> cookies{};
};

}  // namespace

std::string AuthenticationData::toJson() const {
  Stored stored{.access_token = access_token,
                .refresh_token = refresh_token,
                .expires = expires,
                .expires_at = expires_at};
  if (mode) stored.mode = detail::nameOfMode(*mode);
  if (!cookies.empty()) stored.cookies = cookies;
  // What came from Directus is UTF-8; a token from the program that is not UTF-8 cannot be sent
  // anyway.
  return detail::encode(detail::typeInfo<Stored>(), &stored).value_or("{}");
}

Result<AuthenticationData> AuthenticationData::fromJson(std::string_view json) {
  Stored stored;
  detail::Decoder decoder;
  if (auto read = detail::decodeValue(decoder, {.text = json}, detail::typeInfo<Stored>(), &stored,
                                      "session");
      !read)
    return read.error();
  AuthenticationData data{.access_token = std::move(stored.access_token),
                          .refresh_token = std::move(stored.refresh_token),
                          .expires = stored.expires,
                          .expires_at = stored.expires_at};
  if (stored.mode) {
    data.mode = detail::modeOfName(*stored.mode);
    if (!data.mode)
      return detail::makeError(ErrorKind::decode, "session.mode: expected cookie, json or session");
  }
  if (stored.cookies) data.cookies = std::move(*stored.cookies);
  return data;
}

}  // namespace DIRECTUS_NAMESPACE
