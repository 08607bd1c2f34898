// Keeps a session wherever the application keeps its settings.
#include <directus/directus.hpp>

#include <iostream>
#include <map>

#include "settings.hpp"

using namespace directus;

/// Stands for what an application has: QSettings, a registry, a key ring.
std::map<std::string, std::string> applicationSettings;

//! [storage]
class SettingsStorage final : public AuthStorage {
 public:
  Result<std::optional<AuthenticationData>> get() override {
    const auto stored = applicationSettings.find("directus-auth");
    if (stored == applicationSettings.end()) return std::optional<AuthenticationData>();
    return AuthenticationData::fromJson(stored->second).transform([](AuthenticationData data) {
      return std::optional(std::move(data));
    });
  }
  Result<void> set(const std::optional<AuthenticationData>& data) override {
    if (data)
      applicationSettings["directus-auth"] = data->toJson();
    else
      applicationSettings.erase("directus-auth");
    return {};
  }
};
//! [storage]

int main() {
  try {
    {
      const auto client =
          createDirectus(settings::url())
              .with(rest())
              .with(
                  authentication(AuthMode::json, {.storage = std::make_shared<SettingsStorage>()}));
      client.login({.email = settings::email(), .password = settings::password()}).get();
    }
    const auto client =
        createDirectus(settings::url())
            .with(rest())
            .with(authentication(AuthMode::json, {.storage = std::make_shared<SettingsStorage>()}));
    std::cout << client.request(readMe({.fields = {"email"}})).get() << '\n';
    client.logout().get();
    std::cout << applicationSettings.size() << " settings left\n";
    return applicationSettings.empty() ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
