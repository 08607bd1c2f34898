#include <directus/models.hpp>

#include <set>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

/// Each field of the model is one of the server's, and what is read fits into it.
template <class Model, class Reply = std::vector<Model>>
void checkModel(const std::string& collection, const Command<Reply>& readAll) {
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
  checkModel<DirectusSettings>("directus_settings", readSettings<DirectusSettings>());
}

TEST_CASE("every collection, field and relation fits into its model") {
  const auto admin = server::admin();
  CHECK(admin.request(readCollections<DirectusCollection>()).get().size() > 20);
  CHECK(admin.request(readFields<DirectusField>()).get().size() > 200);
  CHECK(admin.request(readRelations<DirectusRelation>()).get().size() > 20);
}

TEST_CASE("the model of a collection says how it is kept") {
  const auto articles =
      server::admin().request(readCollection<DirectusCollection>("articles")).get();
  REQUIRE(articles.meta.has_value());
  CHECK(articles.meta->versioning == true);
  CHECK(articles.meta->archive_field == "status");
  REQUIRE(articles.schema.has_value());
  CHECK(articles.schema->name == "articles");
}

TEST_CASE("the model of a field says how it is shown and stored") {
  const auto admin = server::admin();
  const auto status = admin.request(readField<DirectusField>("articles", "status")).get();
  REQUIRE(status.meta.has_value());
  CHECK(status.meta->interface_ == "select-dropdown");
  REQUIRE(status.meta->options.has_value());
  CHECK(Json::parse(status.meta->options->text()).at("choices").size() == 3);
  REQUIRE(status.schema.has_value());
  CHECK(status.schema->default_value.text() == "\"draft\"");
  CHECK(status.schema->is_nullable == false);

  const auto tags = admin.request(readField<DirectusField>("articles", "tags")).get();
  CHECK(tags.type == "alias");
  CHECK_FALSE(tags.schema.has_value());
  REQUIRE(tags.meta.has_value());
  CHECK(tags.meta->special == std::vector<std::string>{"m2m"});
}

TEST_CASE("the model of a relation says what it leads to") {
  const auto admin = server::admin();
  const auto author = admin.request(readRelation<DirectusRelation>("articles", "author")).get();
  CHECK(author.related_collection == "authors");
  REQUIRE(author.schema.has_value());
  CHECK(author.schema->on_delete == "SET NULL");
  const auto item = admin.request(readRelation<DirectusRelation>("articles_blocks", "item")).get();
  CHECK_FALSE(item.related_collection.has_value());
  REQUIRE(item.meta.has_value());
  CHECK(item.meta->one_allowed_collections ==
        std::vector<std::string>{"block_text", "block_image"});
}

TEST_CASE("the model of an extension says what it is") {
  const auto extensions = server::admin().request(readExtensions<DirectusExtension>()).get();
  REQUIRE(extensions.size() == 1);
  CHECK(extensions[0].meta.source == "local");
  REQUIRE(extensions[0].schema.has_value());
  CHECK(extensions[0].schema->name == "greeting");
  CHECK(extensions[0].schema->type == "endpoint");
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
