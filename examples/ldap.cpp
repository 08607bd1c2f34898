// Login at an LDAP server behind Directus. Directus 12 offers it with a licence only; where it
// does not, this says so and ends.
#include <directus/directus.hpp>

#include <algorithm>
#include <iostream>

#include "settings.hpp"

using namespace directus;

struct Me {
  std::string id;
  std::optional<std::string> first_name;
};

int main() {
  try {
    const auto client =
        createDirectus(settings::url()).with(rest()).with(authentication(AuthMode::json));

    const auto providers = client.request(readProviders()).get();
    const bool offered = std::any_of(providers.begin(), providers.end(),
                                     [](const AuthProvider& one) { return one.driver == "ldap"; });
    if (!offered) {
      std::cout
          << "this Directus offers no LDAP login: it needs AUTH_PROVIDERS=ldap, the settings\n"
             "AUTH_LDAP_…, and since version 12 a licence with single sign-on\n";
      return 0;
    }

    //! [ldap]
    client
        .login(LDAPLoginPayload{.identifier = settings::ldapUser(),
                                .password = settings::ldapPassword()},
               {.provider = "ldap"})
        .get();
    //! [ldap]
    const Me me = client.request(readMe<Me>()).get();
    std::cout << "logged in by LDAP: " << me.first_name.value_or(me.id) << '\n';
    client.logout().get();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
