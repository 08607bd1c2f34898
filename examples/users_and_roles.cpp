// A policy, a role that has it, and a user of that role: made, used and removed again.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

namespace {

struct Named {
  std::string id;
  std::string name;
};
struct NewPermission {
  std::string policy;
  std::string collection;
  std::string action;
  std::vector<std::string> fields;
};
struct NewUser {
  std::string email;
  std::string password;
  std::string role;
};
struct User {
  std::string id;
  std::optional<std::string> email;
};

}  // namespace

int main() {
  const auto admin =
      createDirectus(settings::url()).with(rest()).with(staticToken(settings::token()));
  const NewUser who{.email = "reader@example.com", .password = "only-to-read", .role = {}};
  Named policy, role;
  User user;
  int status = 0;
  try {
    policy = admin.request(createPolicy<Named>(Json{{"name", "May read articles"}})).get();
    admin.request(createPermission(NewPermission{policy.id, "articles", "read", {"*"}})).get();
    const Json assigned = {{"create", Json::array({{{"policy", policy.id}}})}};
    role = admin.request(createRole<Named>(Json{{"name", "Reader"}, {"policies", assigned}})).get();
    user = admin.request(createUser<User>(NewUser{who.email, who.password, role.id})).get();
    std::cout << user.email.value_or("") << " has the role " << role.name << '\n';

    const auto client =
        createDirectus(settings::url()).with(rest()).with(authentication(AuthMode::json));
    client.login({.email = who.email, .password = who.password}).get();
    const Json articles =
        client.request(readItems("articles", {.fields = {"title"}, .limit = 3})).get();
    std::cout << "and reads " << articles.size() << " articles\n";
    const auto refused = client.request(deleteItem("articles", 1)).result();
    std::cout << "but may not delete one: " << (refused ? "it did" : refused.error().what())
              << '\n';
    if (refused || articles.empty()) status = 1;
    client.logout().get();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    status = 1;
  }
  if (!user.id.empty()) (void)admin.request(deleteUser(user.id)).result();
  if (!role.id.empty()) (void)admin.request(deleteRole(role.id)).result();
  if (!policy.id.empty()) (void)admin.request(deletePolicy(policy.id)).result();
  return status;
}
