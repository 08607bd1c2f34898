#include <directus/directus.hpp>

#include "server.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;

// Each resource that can be created, changed and removed, once through its commands. What Directus
// 12 does not do without a licence or another service is at the end, with its answer.

namespace {

struct Named {
  std::string id;
  std::string name;
};

std::string textOf(const Json& item, const char* field) {
  return item.at(field).get<std::string>();
}

}  // namespace

TEST_CASE("a user is created from a struct, changed by a patch, read by a shape and removed") {
  struct NewUser {
    std::string email;
    std::string first_name;
  };
  struct Name {
    std::string id;
    std::optional<std::string> first_name;
    std::optional<std::string> title;
  };
  const auto admin = server::admin();
  const Name created =
      admin.request(createUser<Name>(NewUser{"resource-user@example.org", "Rosalind"})).get();
  CHECK(created.first_name == "Rosalind");
  CHECK(admin.request(updateUser<Name>(created.id, {field<"title"> = "Dr."})).get().title == "Dr.");
  CHECK(admin.request(readUsers<Name>({.filter = field<"title"> == "Dr."})).get().at(0).id ==
        created.id);
  CHECK(admin.request(readUser(created.id, {.fields = {"title"}})).get() == Json{{"title", "Dr."}});
  admin.request(deleteUser(created.id)).get();
  CHECK_FALSE(admin.request(readUser(created.id)).result().has_value());
}

TEST_CASE("updateMe changes the user of the token") {
  const auto admin = server::admin();
  CHECK(textOf(admin.request(updateMe({field<"location"> = "London"})).get(), "location") ==
        "London");
}

TEST_CASE("roles, policies and permissions are created together and removed") {
  const auto admin = server::admin();
  const Named role = admin.request(createRole<Named>(Json{{"name", "Reader"}})).get();
  const Named policy = admin.request(createPolicy<Named>(Json{{"name", "May read"}})).get();
  const Json permission = admin
                              .request(createPermission(Json{{"policy", policy.id},
                                                             {"collection", "articles"},
                                                             {"action", "read"},
                                                             {"fields", {"*"}}}))
                              .get();
  admin
      .request(updateRole(role.id,
                          Json{{"policies", {{"create", Json::array({{{"policy", policy.id}}})}}}}))
      .get();
  CHECK(admin.request(readPermission(permission.at("id").get<int>())).get().at("policy") ==
        policy.id);
  admin.request(deletePermissions({permission.at("id").get<int>()})).get();
  admin.request(deleteRoles({role.id})).get();
  admin.request(deletePolicy(policy.id)).get();
}

TEST_CASE("what the current user is and may do") {
  const auto admin = server::admin();
  CHECK(admin.request(readPolicyGlobals<PolicyGlobals>()).get().admin_access);
  CHECK(admin.request(readItemPermissions("articles", 1)).get().at("update").at("access") == true);
  CHECK(admin.request(readUserPermissions()).get().is_object());
  CHECK(admin.request(readRolesMe<Named>()).get().size() == 1);
}

TEST_CASE("dashboards and panels") {
  const auto admin = server::admin();
  const Named board = admin.request(createDashboard<Named>(Json{{"name", "Numbers"}})).get();
  const Json panel = admin
                         .request(createPanel(Json{{"dashboard", board.id},
                                                   {"type", "label"},
                                                   {"position_x", 1},
                                                   {"position_y", 1},
                                                   {"width", 4},
                                                   {"height", 4}}))
                         .get();
  CHECK(admin.request(updatePanel(textOf(panel, "id"), {field<"width"> = 8})).get().at("width") ==
        8);
  admin.request(deletePanel(textOf(panel, "id"))).get();
  CHECK(admin.request(updateDashboards<Named>({board.id}, {field<"name"> = "Figures"}))
            .get()
            .at(0)
            .name == "Figures");
  admin.request(deleteDashboards({board.id})).get();
}

TEST_CASE("a flow is triggered by POST and answers with what its operation made") {
  const auto admin = server::admin();
  const Named flow =
      admin
          .request(createFlow<Named>(Json{{"name", "Echo"},
                                          {"status", "active"},
                                          {"trigger", "webhook"},
                                          {"options", {{"method", "POST"}, {"return", "$last"}}}}))
          .get();
  const Json operation = admin
                             .request(createOperation(Json{
                                 {"flow", flow.id},
                                 {"key", "echo"},
                                 {"type", "transform"},
                                 {"position_x", 20},
                                 {"position_y", 1},
                                 {"options", {{"json", R"({"got":"{{$trigger.body.name}}"})"}}}}))
                             .get();
  admin.request(updateFlow(flow.id, Json{{"operation", operation.at("id")}})).get();
  struct Echo {
    std::string got;
  };
  CHECK(admin.request(triggerFlow<Echo>("POST", flow.id, {{"name", "Ada"}})).get().got == "Ada");
  CHECK(admin.request(triggerFlow("POST", flow.id, Json{{"name", "Alan"}})).get() ==
        Json{{"got", "Alan"}});
  admin.request(deleteFlow(flow.id)).get();
}

TEST_CASE("folders and the records of files") {
  const auto admin = server::admin();
  const Named folder = admin.request(createFolder<Named>(Json{{"name", "Pictures"}})).get();
  const Json files = admin.request(readFiles({.filter = field<"title"> == "Cover"})).get();
  const std::string cover = textOf(files.at(0), "id");
  CHECK(admin.request(updateFile(cover, {field<"folder"> = folder.id})).get().at("folder") ==
        folder.id);
  admin.request(updateFile(cover, {field<"folder"> = nullptr})).get();
  admin.request(deleteFolder(folder.id)).get();
}

TEST_CASE("importFile fetches a file from an address") {
  const auto admin = server::admin();
  const Json file =
      admin.request(importFile(server::url() + "/server/ping", Json{{"title", "Imported"}})).get();
  CHECK(textOf(file, "title") == "Imported");
  admin.request(deleteFiles({textOf(file, "id")})).get();
}

TEST_CASE("comments are changed by query, and leave activity and revisions") {
  const auto admin = server::admin();
  const Json comment =
      admin
          .request(createComment(
              Json{{"collection", "articles"}, {"item", "1"}, {"comment", "Remarkable"}}))
          .get();
  const auto mine = Query<>{.filter = field<"comment"> == "Remarkable"};
  CHECK(admin.request(updateComments(mine, {field<"comment"> = "Truly"})).get().size() == 1);
  const Json activity = admin.request(readActivities({.sort = {"-id"}, .limit = 1})).get();
  CHECK(admin.request(readActivity(activity.at(0).at("id").get<int>())).get().at("collection") ==
        "directus_comments");
  CHECK(admin.request(readRevisions({.limit = 1})).get().size() == 1);
  admin.request(deleteComment(textOf(comment, "id"))).get();
}

TEST_CASE("notifications, presets and translations") {
  const auto admin = server::admin();
  const std::string me = textOf(admin.request(readMe({.fields = {"id"}})).get(), "id");
  const Json note =
      admin.request(createNotification(Json{{"recipient", me}, {"subject", "Hello"}})).get();
  CHECK(admin.request(updateNotification(note.at("id").get<int>(), {field<"status"> = "archived"}))
            .get()
            .at("status") == "archived");
  admin.request(deleteNotification(note.at("id").get<int>())).get();

  const Json preset = admin.request(createPreset(Json{{"collection", "articles"}})).get();
  CHECK(admin.request(readPreset(preset.at("id").get<int>())).get().at("collection") == "articles");
  admin.request(deletePresets({preset.at("id").get<int>()})).get();

  const Json word =
      admin.request(createTranslation(Json{{"language", "de-DE"}, {"key", "yes"}, {"value", "ja"}}))
          .get();
  CHECK(admin.request(readTranslations({.filter = field<"key"> == "yes"})).get().at(0) == word);
  admin.request(deleteTranslation(textOf(word, "id"))).get();
}

TEST_CASE("a content version is saved, compared and promoted") {
  const server::Scratch scratch("resource_versions");
  const auto admin = server::admin();
  admin.request(updateCollection("resource_versions", Json{{"meta", {{"versioning", true}}}}))
      .get();
  const Json item = admin.request(createItem("resource_versions", Json{{"name", "Old"}})).get();
  const Json version =
      admin
          .request(createContentVersion(Json{{"collection", "resource_versions"},
                                             {"item", std::to_string(item.at("id").get<int>())},
                                             {"key", "next"}}))
          .get();
  const std::string id = textOf(version, "id");
  admin.request(saveToContentVersion(id, {field<"name"> = "New"})).get();
  const Json compared = admin.request(compareContentVersion(id)).get();
  CHECK(compared.at("current").at("name") == "New");
  admin.request(promoteContentVersion(id, textOf(compared, "mainHash"))).get();
  CHECK(textOf(admin.request(readItem("resource_versions", item.at("id").get<int>())).get(),
               "name") == "New");
  admin.request(deleteContentVersions({id})).get();
}

TEST_CASE("a share says what it is of") {
  const auto admin = server::admin();
  const Json share = admin
                         .request(createShare(Json{
                             {"collection", "articles"}, {"item", "1"}, {"name", "For a friend"}}))
                         .get();
  const std::string id = textOf(share, "id");
  CHECK(createDirectus(server::url())
            .with(rest())
            .request(readShareInfo(id))
            .get()
            .at("collection") == "articles");
  admin.request(deleteShare(id)).get();
}

TEST_CASE("settings are read and changed") {
  const auto admin = server::admin();
  const std::string before = textOf(admin.request(readSettings()).get(), "project_name");
  CHECK(textOf(admin.request(updateSettings({field<"project_name"> = "Renamed"})).get(),
               "project_name") == "Renamed");
  admin.request(updateSettings(Json{{"project_name", before}})).get();
}

TEST_CASE("the tools of the server") {
  const auto admin = server::admin();
  CHECK(admin.request(randomString(20)).get().size() == 20);
  admin.request(clearCache()).get();
  admin.request(clearCache({.system = true})).get();
  admin.request(utilsExport("authors", ExportFormat::json, {.fields = {"id"}})).get();
  admin.request(utilitySort("articles", 1, 2)).get();
}

TEST_CASE("the server's own descriptions") {
  const auto admin = server::admin();
  CHECK(admin.request(readOpenApiSpec()).get().contains("openapi"));
  CHECK(admin.request(readGraphqlSdl()).get().find("type articles") != std::string::npos);
  CHECK(admin.request(readGraphqlSdl(GraphqlScope::system)).get().find("directus_users") !=
        std::string::npos);
}
