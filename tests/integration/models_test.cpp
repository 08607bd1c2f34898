#include <directus/models.hpp>

#include <set>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

/// Each field of the model is one of the server's, and every row can be read into it.
template <class Model>
void checkModel(const std::string& collection, const Command<std::vector<Model>>& readAll) {
  INFO(collection);
  const auto admin = server::admin();
  std::set<std::string> known;
  for (const Json& field : admin.request(readFieldsByCollection(collection)).get())
    known.insert(field.at("field").get<std::string>());
  const auto& object = *detail::typeInfo<Model>().ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    INFO(object.fields[i].name);
    CHECK(known.count(object.fields[i].name) == 1);
  }
  const auto rows = admin.request(readAll).result();
  INFO((rows ? "" : rows.error().what()));
  CHECK(rows.has_value());
}

}  // namespace

TEST_CASE("the models are those of the server, and read every row") {
  checkModel<DirectusUser>("directus_users", readUsers<DirectusUser>({.limit = -1}));
  checkModel<DirectusRole>("directus_roles", readRoles<DirectusRole>({.limit = -1}));
  checkModel<DirectusPolicy>("directus_policies", readPolicies<DirectusPolicy>({.limit = -1}));
  checkModel<DirectusPermission>("directus_permissions",
                                 readPermissions<DirectusPermission>({.limit = -1}));
  checkModel<DirectusFile>("directus_files", readFiles<DirectusFile>({.limit = -1}));
  checkModel<DirectusFolder>("directus_folders", readFolders<DirectusFolder>({.limit = -1}));
  checkModel<DirectusFlow>("directus_flows", readFlows<DirectusFlow>({.limit = -1}));
  checkModel<DirectusOperation>("directus_operations",
                                readOperations<DirectusOperation>({.limit = -1}));
  checkModel<DirectusDashboard>("directus_dashboards",
                                readDashboards<DirectusDashboard>({.limit = -1}));
  checkModel<DirectusPanel>("directus_panels", readPanels<DirectusPanel>({.limit = -1}));
  checkModel<DirectusActivity>("directus_activity",
                               readActivities<DirectusActivity>({.limit = -1}));
  checkModel<DirectusRevision>("directus_revisions",
                               readRevisions<DirectusRevision>({.limit = -1}));
  checkModel<DirectusVersion>("directus_versions",
                              readContentVersions<DirectusVersion>({.limit = -1}));
  checkModel<DirectusComment>("directus_comments", readComments<DirectusComment>({.limit = -1}));
  checkModel<DirectusNotification>("directus_notifications",
                                   readNotifications<DirectusNotification>({.limit = -1}));
  checkModel<DirectusPreset>("directus_presets", readPresets<DirectusPreset>({.limit = -1}));
  checkModel<DirectusShare>("directus_shares", readShares<DirectusShare>({.limit = -1}));
  checkModel<DirectusTranslation>("directus_translations",
                                  readTranslations<DirectusTranslation>({.limit = -1}));
}

TEST_CASE("a model's relations come by key") {
  const auto users =
      server::admin()
          .request(readUsers<DirectusUser>({.filter = field<"email"> == "editor@example.com"}))
          .get();
  REQUIRE(users.size() == 1);
  CHECK(users[0].role.hasKey());
  CHECK(users[0].first_name == "Edith");
}
