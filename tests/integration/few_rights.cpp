#include "few_rights.hpp"

using namespace directus;

namespace server {

std::string made(const std::string& path, const Json& item) {
  const Json key =
      admin()
          .request(customEndpoint<Json>({.path = path, .method = "POST", .body = item.dump()}))
          .get()
          .at("id");
  return key.is_string() ? key.get<std::string>() : key.dump();
}

FewRights::FewRights(const std::vector<Right>& rights) {
  const std::string address = newAddress();
  token_ = "token-of-" + address;
  policy_ = made("/policies", {{"name", address}, {"app_access", false}, {"admin_access", false}});
  for (const Right& right : rights)
    made("/permissions", {{"policy", policy_},
                          {"collection", right.collection},
                          {"action", right.action},
                          {"fields", {"*"}},
                          {"permissions", Json::object()},
                          {"validation", Json::object()}});
  role_ = made("/roles", {{"name", address}, {"policies", {{"create", {{{"policy", policy_}}}}}}});
  user_ = made("/users", {{"email", address}, {"role", role_}, {"token", token_}});
}

FewRights::~FewRights() {
  for (const std::string& path : {"/users/" + user_, "/roles/" + role_, "/policies/" + policy_})
    (void)admin().request(customEndpoint<void>({.path = path, .method = "DELETE"})).result();
}

}  // namespace server
