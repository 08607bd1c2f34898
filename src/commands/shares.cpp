#include <directus/commands/shares.hpp>

#include "commands/json_body.hpp"
#include "core/auth_mode_names.hpp"

namespace DIRECTUS_NAMESPACE::detail {

CommandRequest authenticateShareRequest(std::string_view share, std::string_view password,
                                        AuthMode mode) {
  JsonPost post("/shares/auth");
  post.text("share", share);
  if (!password.empty()) post.secretText("password", password);
  return post.text("mode", nameOfMode(mode)).request();
}

CommandRequest inviteShareRequest(std::string_view share, const std::vector<std::string>& emails) {
  if (auto fits = checkArgument("share", share); !fits)
    return sendRequest("POST", "/shares/invite", fits.error(), QueryParams());
  ObjectText body;
  addTextMember(body, "share", share);
  addNames(body, "emails", NameList(emails));
  return sendRequest("POST", "/shares/invite", objectJson(body, ""), QueryParams());
}

}  // namespace DIRECTUS_NAMESPACE::detail
