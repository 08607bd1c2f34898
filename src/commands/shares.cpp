#include <directus/commands/shares.hpp>

#include "commands/json_body.hpp"
#include "core/auth_mode_names.hpp"

namespace directus::inline v0::detail {

CommandRequest authenticateShareRequest(std::string_view share, std::string_view password,
                                        AuthMode mode) {
  JsonPost post("/shares/auth");
  post.with("share", share);
  if (!password.empty()) post.withSecret("password", password);
  return post.with("mode", nameOfMode(mode)).request();
}

}  // namespace directus::inline v0::detail
