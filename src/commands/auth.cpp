#include <directus/commands/auth.hpp>

#include "commands/json_body.hpp"
#include "core/auth_mode_names.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// A refresh token belongs into the body in json mode only; otherwise the cookie carries it.
CommandRequest tokenRequest(std::string path, const RefreshOptions& options) {
  const AuthMode mode = options.mode.value_or(AuthMode::cookie);
  JsonPost post(std::move(path));
  post.text("mode", nameOfMode(mode));
  if (mode == AuthMode::json && !options.refresh_token.empty())
    post.secretText("refresh_token", options.refresh_token);
  return post.request();
}

}  // namespace

CommandRequest loginRequest(const LoginPayload& payload, const LoginOptions& options) {
  JsonPost post("/auth/login");
  if (!options.provider.empty()) post.segment("provider", options.provider);
  post.text(payload.nameMember, payload.name).secretText("password", payload.password);
  post.optionalText("otp", options.otp);
  post.text("mode", nameOfMode(options.mode.value_or(AuthMode::cookie)));
  return post.request();
}

CommandRequest refreshRequest(const RefreshOptions& options) {
  return tokenRequest("/auth/refresh", options);
}

CommandRequest logoutRequest(const RefreshOptions& options) {
  return tokenRequest("/auth/logout", options);
}

CommandRequest passwordRequestRequest(std::string_view email, std::string_view resetUrl) {
  return JsonPost("/auth/password/request")
      .text("email", email)
      .optionalText("reset_url", resetUrl)
      .request();
}

CommandRequest passwordResetRequest(std::string_view token, std::string_view password) {
  return JsonPost("/auth/password/reset")
      .secretText("token", token)
      .secretText("password", password)
      .request();
}

}  // namespace DIRECTUS_NAMESPACE::detail
