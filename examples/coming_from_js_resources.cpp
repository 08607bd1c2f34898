// One call of each family of commands: see coming_from_js.cpp.
#include <directus/directus.hpp>

#include <iostream>

#include "settings.hpp"

using namespace directus;

namespace {

void ignore(auto&&...) {}

/// Stands for a schema of Directus' own collections; models are in <directus/models.hpp>.
struct Person {
  std::string id;
  std::optional<std::string> email;
};

template <class Send>
void accounts(const Send& send) {
  send(readMe());
  send(readMe<Person>());
  send(updateMe(Json{{"language", "en-US"}}));
  send(readUsers({.limit = 5}));
  send(readRoles({.limit = 5}));
  send(readRolesMe());
  send(readPolicies({.limit = 5}));
  send(readPermissions({.limit = 5}));
  send(readUserPermissions());
  send(readPresets({.limit = 5}));
  send(readNotifications({.limit = 5}));
  send(readProviders());

  const std::string user = send(createUser(Json{{"email", "visitor@example.com"}})).at("id");
  send(updateUser(user, Json{{"first_name", "Vera"}}));
  send(deleteUser(user));

  const std::string share =
      send(createShare(Json{{"collection", "articles"}, {"item", "1"}})).at("id");
  send(readShareInfo(share));
  send(authenticateShare(share, "", AuthMode::json));
  send(deleteShare(share));
}

template <class Send>
void files(const Send& send) {
  FormData form;
  form.append("title", "Greeting").append("file", File::fromMemory("hello", {.name = "hello.txt"}));
  const std::string id = send(uploadFiles(form)).at("id");
  send(readFiles({.limit = 5}));
  send(updateFile(id, Json{{"title", "Hello"}}));
  send(readAssetBlob(id));
  send(readAssetArrayBuffer(id));
  send(withSink(readAssetRaw(id), [](std::string_view piece) { ignore(piece); }));
  send(deleteFile(id));
  send(readFolders({.limit = 5}));
}

template <class Send>
void content(const Send& send) {
  const std::string version =
      send(createContentVersion(Json{{"key", "autumn"}, {"collection", "articles"}, {"item", "2"}}))
          .at("id");
  send(saveToContentVersion(version, Json{{"title", "In autumn"}}));
  send(readItem("articles", 2, {.version = "autumn"}));
  send(compareContentVersion(version));
  send(deleteContentVersion(version));

  const Json made = send(
      createComment(Json{{"collection", "articles"}, {"item", "1"}, {"comment", "Well said."}}));
  send(deleteComment(made.at("id").get<std::string>()));
  send(readComments({.limit = 5}));
  send(readActivities({.limit = 5}));
  send(readRevisions({.limit = 5}));
  send(readDashboards({.limit = 5}));
  send(readPanels({.limit = 5}));
  send(readTranslations({.limit = 5}));
}

template <class Send>
void system(const Send& send) {
  send(readCollections());
  send(readFieldsByCollection("articles"));
  send(readField("articles", "title"));
  send(readRelationByCollection("articles"));
  send(readSettings());
  send(readExtensions());
  send(readFlows({.limit = 5}));
  send(readOperations({.limit = 5}));
  send(readDeployments());
  const Json snapshot = send(schemaSnapshot());
  send(schemaDiff<std::optional<SchemaDiff>>(snapshot));
  send(serverPing());
  send(serverInfo());
  send(serverHealth());
  send(readOpenApiSpec());
  send(randomString(16));
  send(clearCache());
  send(utilitySort("articles", 1, 2));
  send(utilsExport("articles", ExportFormat::csv, {.limit = 1}));
}

}  // namespace

int main() {
  const auto client =
      createDirectus(settings::url()).with(rest()).with(staticToken(settings::token()));
  const auto send = [&](auto command) { return client.request(std::move(command)).get(); };
  try {
    accounts(send);
    files(send);
    content(send);
    system(send);
    std::cout << "one call of each family went well\n";
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
