// What a user gets who may not see everything: Directus leaves out, and answers writes with
// nothing.
#include "few_rights.hpp"

#include <directus/models.hpp>

#include "support/catch.hpp"

using namespace directus;
using server::FewRights;
using server::made;

namespace {

struct Lead {
  std::optional<int> id{};
  std::string name{};
  std::optional<int> n{};
};
struct Schema {
  std::vector<Lead> few_rights_leads;
};

/// The model fits for a user who may read its collection and no other but `besides`.
template <class T>
void fits(const std::string& collection, const Command<T>& command,
          const std::string& besides = {}) {
  INFO(collection);
  std::vector<server::Right> rights{{collection}};
  if (!besides.empty()) rights.push_back({besides});
  const FewRights user(rights);
  const auto read = user.client().request(command).result();
  INFO((read ? "" : read.error().what()));
  REQUIRE(read.has_value());
  if constexpr (requires { read->empty(); }) CHECK_FALSE(read->empty());
}

bool says(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a user with few rights reads the models of users and their rights") {
  fits("directus_users", readUsers<DirectusUser>());
  fits("directus_users", readMe<DirectusUser>());
  fits("directus_roles", readRoles<DirectusRole>());
  fits("directus_policies", readPolicies<DirectusPolicy>());
  fits("directus_permissions", readPermissions<DirectusPermission>());
  fits("directus_access", customEndpoint<std::vector<DirectusAccess>>({.path = "/access"}));
  fits("directus_settings", readSettings<DirectusSettings>());
  fits("directus_activity", readActivities<DirectusActivity>());
  // Directus shows no revision to whoever may not see what was done.
  fits("directus_revisions", readRevisions<DirectusRevision>(), "directus_activity");
}

TEST_CASE("a user with few rights reads the models of files, flows and dashboards") {
  const std::string folder = made("/folders", {{"name", "few"}});
  // Directus 12.4 answers 500 where anybody but an administrator lists folders.
  fits("directus_folders", readFolder<DirectusFolder>(folder));
  fits("directus_files", readFiles<DirectusFile>());
  const std::string flow = made("/flows", {{"name", "few"}});
  made("/operations",
       {{"flow", flow}, {"key", "few"}, {"type", "log"}, {"position_x", 1}, {"position_y", 1}});
  fits("directus_flows", readFlows<DirectusFlow>());
  fits("directus_operations", readOperations<DirectusOperation>());
  const std::string dashboard = made("/dashboards", {{"name", "few"}});
  made("/panels", {{"dashboard", dashboard},
                   {"type", "label"},
                   {"position_x", 1},
                   {"position_y", 1},
                   {"width", 2},
                   {"height", 2}});
  fits("directus_dashboards", readDashboards<DirectusDashboard>());
  fits("directus_panels", readPanels<DirectusPanel>());
  const auto admin = server::admin();
  admin.request(deleteFolder(folder)).get();
  admin.request(deleteFlow(flow)).get();
  admin.request(deleteDashboard(dashboard)).get();
}

TEST_CASE("a user with few rights reads the models of what belongs to items") {
  const auto admin = server::admin();
  const std::string version = made(
      "/versions", {{"key", "few"}, {"name", "few"}, {"collection", "articles"}, {"item", "1"}});
  const std::string comment =
      made("/comments", {{"collection", "articles"}, {"item", "1"}, {"comment", "few"}});
  const std::string preset = made("/presets", {{"collection", "articles"}});
  const std::string share =
      made("/shares", {{"name", "few"}, {"collection", "articles"}, {"item", "1"}});
  const std::string translation =
      made("/translations", {{"language", "en-US"}, {"key", "few"}, {"value", "few"}});
  const auto me = admin.request(readMe<server::Me>()).get();
  const std::string notification =
      made("/notifications", {{"recipient", me.id}, {"subject", "few"}});
  fits("directus_versions", readContentVersions<DirectusVersion>());
  fits("directus_comments", readComments<DirectusComment>());
  fits("directus_presets", readPresets<DirectusPreset>());
  fits("directus_shares", readShares<DirectusShare>());
  fits("directus_translations", readTranslations<DirectusTranslation>());
  fits("directus_notifications", readNotifications<DirectusNotification>());
  admin.request(deleteContentVersion(version)).get();
  admin.request(deleteComment(comment)).get();
  admin.request(deletePreset(preset)).get();
  admin.request(deleteShare(share)).get();
  admin.request(deleteTranslation(translation)).get();
  admin.request(deleteNotification(notification)).get();
}

TEST_CASE("a user with few rights changes himself, and reads who he is") {
  const FewRights user({{"directus_users"}, {"directus_users", "update"}});
  const auto me =
      user.client().request(updateMe<DirectusUser>(Patch<>{field<"title"> = "Dr."})).get();
  CHECK(me.title == "Dr.");
  CHECK(me.role.hasKey());
  CHECK(me.policies.empty());
}

TEST_CASE("what a user may not read and a struct needs is named, with the reason") {
  const FewRights user(std::vector<server::Right>{{"directus_roles"}});
  // Directus gives whoever may not read users the own key, whatever was asked for.
  const auto me = user.client().request(readMe<DirectusUser>()).result();
  REQUIRE_FALSE(me.has_value());
  CHECK(me.error().kind() == ErrorKind::decode);
  CHECK(says(me.error(), "missing: Directus leaves out what the user may not read"));
}

TEST_CASE("a user who may create but not read makes one item, and gets nothing back") {
  const server::Scratch scratch("few_rights_leads");
  const FewRights user(std::vector<server::Right>{{"few_rights_leads", "create"}});
  const auto client = user.client<Schema>();
  const Lead lead{.name = "Ada"};

  const auto created = client.request(createItem<&Schema::few_rights_leads>(lead)).result();
  REQUIRE_FALSE(created.has_value());
  CHECK(created.error().kind() == ErrorKind::decode);
  CHECK(created.error().status() == 204);
  CHECK(says(created.error(), "executed, but nothing may be read back"));

  CHECK_FALSE(
      client.request(createItem<&Schema::few_rights_leads, std::optional<Lead>>(lead)).get());
  CHECK(client.request(createItems<&Schema::few_rights_leads>(std::vector{lead, lead}))
            .get()
            .empty());
  CHECK(client.request(createItem("few_rights_leads", Json{{"name", "Ada"}})).get().is_null());
  CHECK(server::admin().request(readItems("few_rights_leads")).get().size() == 5);
}

TEST_CASE("a filter that came out empty deletes nothing of a real collection") {
  const server::Scratch scratch("few_rights_leads");
  const auto admin = server::admin<Schema>();
  admin.request(createItems("few_rights_leads", Json::array({{{"name", "a"}}, {{"name", "b"}}})))
      .get();
  for (const Json& filter :
       {Json{{"_and", Json::array()}}, Json{{"_or", {Json::object(), {{"n", {{"_eq", 1}}}}}}},
        Json{{"name", Json::object()}}, Json{{"name", Json::array()}}}) {
    CHECK(admin.request(deleteItems("few_rights_leads", {.filter = filter}))
              .result()
              .error()
              .kind() == ErrorKind::invalidArgument);
    CHECK(admin.request(updateItems("few_rights_leads", {.filter = filter}, Json{{"n", 2}}))
              .result()
              .error()
              .kind() == ErrorKind::invalidArgument);
  }
  const Json mixed{{"_and", {Json::object(), {{"name", {{"_eq", "a"}}}}}}};
  admin.request(deleteItems<&Schema::few_rights_leads>({.filter = mixed})).get();
  const auto left = admin.request(readItems<&Schema::few_rights_leads>()).get();
  REQUIRE(left.size() == 1);
  CHECK(left[0].name == "b");
}
