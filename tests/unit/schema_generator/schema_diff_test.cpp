#include "schema_generator/schema_diff.hpp"

#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"
#include "support/temporary_folder.hpp"

using namespace schema_generator;

namespace {

using Lines = std::vector<std::string>;

Snapshot blog() {
  return {
      .collections = {{.name = "articles"}, {.name = "globals", .isSingleton = true}},
      .fields = {{.collection = "articles",
                  .name = "id",
                  .type = "integer",
                  .isNullable = false,
                  .isPrimaryKey = true},
                 {.collection = "articles", .name = "author", .type = "uuid"},
                 {.collection = "articles",
                  .name = "status",
                  .type = "string",
                  .choices = {"draft", "published"},
                  .defaultValue = "draft"},
                 {.collection = "globals", .name = "id", .type = "integer"}},
      .relations = {
          {.collection = "articles", .field = "author", .relatedCollection = "directus_users"}}};
}

/// What is said when the blog has become that.
template <class Change>
Lines after(Change change) {
  Snapshot now = blog();
  change(now);
  return describeDifferences(blog(), now);
}

}  // namespace

TEST_CASE("two schemas that are the same differ in nothing") {
  CHECK(after([](Snapshot&) {}).empty());
  CHECK(after([](Snapshot& now) { now.fields[1].note = "The author"; }).empty());
}

TEST_CASE("a collection that is gone or new is named once, without its fields") {
  CHECK(after([](Snapshot& now) {
          now.collections.erase(now.collections.begin());
          now.fields.erase(now.fields.begin(), now.fields.begin() + 3);
          now.relations.clear();
        }) == Lines{"collection articles is gone"});
  CHECK(after([](Snapshot& now) {
          now.collections.push_back({.name = "tags"});
          now.fields.push_back({.collection = "tags", .name = "id", .type = "integer"});
        }) == Lines{"collection tags is new"});
  CHECK(after([](Snapshot& now) { now.collections[1].isSingleton = false; }) ==
        Lines{"collection globals is not a singleton any more"});
}

TEST_CASE("what differs in a field is said in words") {
  CHECK(after([](Snapshot& now) { now.fields[0].type = "bigInteger"; }) ==
        Lines{"articles.id is of type bigInteger, not integer"});
  CHECK(after([](Snapshot& now) { now.fields[0].isNullable = true; }) ==
        Lines{"articles.id may be null"});
  CHECK(after([](Snapshot& now) { now.fields[1].isNullable = false; }) ==
        Lines{"articles.author may not be null any more"});
  CHECK(after([](Snapshot& now) { now.fields[1].isRequired = true; }) ==
        Lines{"articles.author is required by the Studio"});
  CHECK(after([](Snapshot& now) {
          now.fields[2].choices = {"draft", "in \"review\""};
        }) == Lines{"articles.status does not offer \"published\" any more",
                    "articles.status also offers \"in \"review\"\""});
  CHECK(after([](Snapshot& now) { now.fields[2].defaultValue = nullptr; }) ==
        Lines{"articles.status has no default any more"});
  CHECK(after([](Snapshot& now) { now.fields[2].defaultValue = "published"; }) ==
        Lines{"articles.status has the default \"published\", not \"draft\""});
  CHECK(after([](Snapshot& now) { now.fields.erase(now.fields.begin() + 2); }) ==
        Lines{"field articles.status is gone"});
  CHECK(after([](Snapshot& now) {
          now.fields.push_back({.collection = "articles", .name = "slug", .type = "string"});
        }) == Lines{"field articles.slug is new"});
  CHECK(after([](Snapshot& now) { now.fields[3].isPrimaryKey = true; }) ==
        Lines{"globals.id is the primary key"});
}

TEST_CASE("a relation that leads elsewhere is said") {
  CHECK(after([](Snapshot& now) { now.relations[0].relatedCollection = "authors"; }) ==
        Lines{"articles.author points to authors, not to directus_users"});
  CHECK(after([](Snapshot& now) { now.relations.clear(); }) ==
        Lines{"articles.author points nowhere any more, not to directus_users"});
}

TEST_CASE("--diff ends with 1 where something differs, and writes to standard output") {
  const TemporaryFolder folder;
  constexpr const char* snapshot =
      R"({"version":1,"collections":[{"collection":"posts","schema":{}}],)"
      R"("fields":[{"collection":"posts","field":"title","type":"string"}],"relations":[]})";
  folder.write("was.json", snapshot);
  const auto same = runProgram({"--diff", "-", folder / "was.json"}, snapshot);
  CHECK(same.exitCode == 0);
  CHECK(same.out.empty());
  const auto other = runProgram({"--diff", "-", folder / "was.json"},
                                "version: 1\ncollections:\n  - collection: posts\nfields:\n"
                                "  - {collection: posts, field: title, type: text}\n");
  CHECK(other.exitCode == 1);
  CHECK(other.out == "posts.title is of type text, not string\n");
  CHECK(other.err.empty());
}

TEST_CASE("--diff that cannot be answered ends with another code") {
  const TemporaryFolder folder;
  folder.write("was.json", R"({"version":1,"collections":[]})");
  CHECK(runProgram({"--diff", folder / "none.json", folder / "was.json"}).exitCode == 3);
  CHECK(runProgram({"--diff", folder / "was.json"}).exitCode == 2);
  CHECK(runProgram({"--diff", "-", "-"}).exitCode == 2);
  CHECK(runProgram({"--diff", "-", "-o", "x.hpp", folder / "was.json"}).exitCode == 2);
}
