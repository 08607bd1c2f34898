#include <directus/directus.hpp>

#include "server.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;

TEST_CASE("collections, fields and relations are made, changed and removed") {
  const server::Scratch books("resource_books"), writers("resource_writers");
  const auto admin = server::admin();
  CHECK(admin.request(readCollection("resource_books")).get().at("collection") == "resource_books");
  admin.request(updateCollection("resource_books", Json{{"meta", {{"note", "To read"}}}})).get();
  admin.request(createField("resource_books", Json{{"field", "writer"}, {"type", "integer"}}))
      .get();
  admin
      .request(createRelation(Json{{"collection", "resource_books"},
                                   {"field", "writer"},
                                   {"related_collection", "resource_writers"}}))
      .get();
  CHECK(admin.request(readRelation("resource_books", "writer")).get().at("related_collection") ==
        "resource_writers");
  CHECK(admin.request(readFieldsByCollection("resource_books")).get().size() == 4);
  CHECK(admin.request(updateField("resource_books", "name", Json{{"meta", {{"note", "Title"}}}}))
            .get()
            .at("meta")
            .at("note") == "Title");
  // No deleteRelation here: on SQLite Directus 12.4 can wait for its own transaction, for a minute.
  admin.request(deleteField("resource_books", "n")).get();
  CHECK_FALSE(admin.request(readField("resource_books", "n")).result().has_value());
}

TEST_CASE("a snapshot that is changed is compared and applied") {
  const server::Scratch scratch("resource_schema");
  const auto admin = server::admin();
  // Without a `meta` Directus does not take the collection for one of its own.
  admin.request(updateCollection("resource_schema", Json{{"meta", {{"note", "New"}}}})).get();
  Json snapshot = admin.request(schemaSnapshot()).get();
  CHECK_FALSE(admin.request(schemaDiff<std::optional<SchemaDiff>>(snapshot)).get().has_value());

  for (Json& one : snapshot.at("collections"))
    if (one.at("collection") == "resource_schema") one["meta"]["note"] = "From a snapshot";
  const auto diff = admin.request(schemaDiff<std::optional<SchemaDiff>>(snapshot)).get();
  REQUIRE(diff.has_value());
  CHECK_FALSE(diff->hash.empty());
  admin.request(schemaApply(*diff)).get();
  CHECK(admin.request(readCollection("resource_schema")).get().at("meta").at("note") ==
        "From a snapshot");
}

TEST_CASE("a difference is not applied to another schema than the one it was made for") {
  const auto admin = server::admin();
  const SchemaDiff stale{
      "0123456789abcdef0123456789abcdef01234567",
      Json{
          {"collections", Json::array()}, {"fields", Json::array()}, {"relations", Json::array()}}};
  const auto error = directus_test::failureOf(admin.request(schemaApply(stale)).result());
  CHECK(error.status() == 400);
}
