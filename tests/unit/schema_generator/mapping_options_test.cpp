#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"

namespace {

const std::string relations = DIRECTUS_GOLDEN_FOLDER "/relations.json";
const std::string studio = DIRECTUS_GOLDEN_FOLDER "/studio.json";
const std::string lists = DIRECTUS_GOLDEN_FOLDER "/lists.json";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("--prefix and --suffix stand around every name that --name does not give") {
  const auto made =
      runProgram({"--prefix", "Cms", "--suffix=Row", "--name", "pages=Sheet", studio});
  for (const char* part :
       {"struct CmsHeroRow {", "struct CmsPostRow {", "struct Sheet {", "struct CmsUserRow {",
        "enum class CmsClothesRowKind {", "struct Schema {", "std::vector<CmsHeroRow> heroes;"})
    CHECK(has(made.out, part));
  CHECK(runProgram({"--prefix", "1 2", studio}).exitCode == 2);
  CHECK(runProgram({"--suffix", "-", studio}).exitCode == 2);
}

TEST_CASE("--only takes these collections, and relations to the others become keys") {
  const auto made = runProgram({"--only", "articles", "--only=articles_t*", relations});
  CHECK(made.exitCode == 0);
  CHECK(made.err.empty());
  for (const char* part :
       {"struct Article {", "struct ArticleTag {", "struct ArticleTranslation {"})
    CHECK(has(made.out, part));
  for (const char* part : {"struct Author {", "struct Tag {", "<Author>", "struct ArticleBlock {"})
    CHECK_FALSE(has(made.out, part));
  // A model of the library stands for what is Directus' own.
  CHECK(has(made.out, "directus::DirectusFile"));
}

TEST_CASE("--exclude leaves out, also what is Directus' own, without a warning") {
  const auto made = runProgram({"--exclude", "authors", "--exclude", "directus_*", "--exclude",
                                "nothing_like_it", relations});
  CHECK_FALSE(has(made.out, "struct Author {"));
  CHECK_FALSE(has(made.out, "directus/models"));
  CHECK(has(made.out, "struct Article {"));
  CHECK(made.err ==
        "directus-schema: warning: nothing_like_it: there is no such collection to take or to "
        "leave out\n");
}

TEST_CASE("a list of items that are left out is a list of their keys") {
  const auto made = runProgram({"--exclude", "links", studio});
  CHECK(has(made.out, "std::optional<std::vector<int>> links{};"));
}

TEST_CASE("--required makes what the Studio requires not optional, and the header says so") {
  const auto made = runProgram({"--required", lists});
  CHECK(has(made.out, "/// What the Studio requires is not optional here"));
  CHECK(has(made.out, "  std::string required_text{};"));
  CHECK(has(made.out, "  int required_number = 3;"));
  CHECK(has(made.out, "  std::optional<std::vector<std::string>> tags{};"));
  CHECK_FALSE(has(runProgram({lists}).out, "the Studio requires"));
}

TEST_CASE("a name that the library has as well is said, but nothing is lost by it") {
  const auto made = runProgram({"--strict", "--exclude", "posts", studio});
  CHECK(has(made.err, "warning: pages: its type is named Page, and so is directus::Page"));
  CHECK(made.exitCode == 0);
  CHECK_FALSE(has(runProgram({"--name", "pages=Sheet", studio}).err, "pages"));
}

TEST_CASE("a collection of Directus that is listed without added fields gives no warning") {
  const auto made = runProgram(
      {"--strict", "-"},
      R"({"version":1,"collections":[{"collection":"directus_users","schema":{"name":"directus_users"}},)"
      R"({"collection":"directus_files","schema":null}],"fields":[],"relations":[]})");
  CHECK(made.exitCode == 0);
  CHECK(made.err.empty());
}

TEST_CASE("as many fields are added to a user as a struct can have") {
  std::string fields;
  for (int i = 0; i < 128; ++i)
    fields += std::string(i == 0 ? "" : ",") + R"({"collection":"directus_users","field":"f)" +
              std::to_string(100 + i) + R"(","type":"string"})";
  const auto made = runProgram(
      {"-"}, R"({"version":1,"collections":[],"fields":[)" + fields + R"(],"relations":[]})");
  CHECK(has(made.out, " f100{}"));
  CHECK_FALSE(has(made.out, " f227{}"));
  CHECK(has(made.err, "directus_users.f227: a struct can show 128 fields: left out"));
}
