#include "schema_generator/names.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "schema_generator/patterns.hpp"
#include "schema_generator/public_names.hpp"
#include "schema_generator/singular.hpp"
#include "support/catch.hpp"

using namespace schema_generator;

namespace {

/// The types that the headers in `folder` define in namespace directus itself.
std::set<std::string> publicNamesOf(const std::string& folder) {
  const std::regex opens(R"(^(inline )?namespace (\S+) \{.*)");
  const std::regex type(
      R"(^(class|struct|enum class|using|concept)( \[\[nodiscard\]\])?( DIRECTUS_EXPORT)? )"
      R"(([A-Z]\w+)\b(?!;).*)");
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".hpp") continue;
    std::ifstream file(entry.path());
    bool isOurs = false;
    std::smatch match;
    for (std::string line; std::getline(file, line);) {
      if (std::regex_match(line, match, opens)) isOurs = match[2] == "DIRECTUS_NAMESPACE";
      if (line.starts_with("}  // namespace detail")) isOurs = true;
      if (isOurs && std::regex_match(line, match, type)) names.insert(match[4]);
    }
  }
  return names;
}

}  // namespace

TEST_CASE("a name that C++ takes stays as it is") {
  for (const char* name : {"title", "date_created", "_small", "x1", "T", "min", "max"})
    CHECK(toIdentifier(name) == name);
}

TEST_CASE("a name that C++ does not take becomes the nearest that it does") {
  CHECK(toIdentifier("class") == "class_");
  CHECK(toIdentifier("my-field") == "my_field");
  CHECK(toIdentifier("2nd") == "_2nd");
  CHECK(toIdentifier("a  b--c") == "a_b_c");
  CHECK(toIdentifier("__reserved") == "_reserved");
  CHECK(toIdentifier("_Reserved") == "Reserved");
  CHECK(toIdentifier("_") == "unnamed");
  CHECK(toIdentifier("имя") == "unnamed");
  CHECK(toIdentifier("") == "unnamed");
  CHECK(toIdentifier("EOF") == "EOF_");
}

TEST_CASE("a name that means something else in a request cannot be asked for") {
  for (const char* name : {"title", "$meta", "my-field", "my field", "имя", "class"})
    CHECK(isAskable(name));
  for (const char* name : {"", "*", "a.b", "count(a)", "a:b", "a,b", "a[0]", "say \"hi\"", "a\\b",
                           "two\nlines", "\xFF"})
    CHECK_FALSE(isAskable(name));
}

TEST_CASE("identifiers differ, and what can keep its name does") {
  using List = std::vector<std::string>;
  CHECK(uniqueIdentifiers({"class", "class_"}, {}) == List{"class_2", "class_"});
  CHECK(uniqueIdentifiers({"a-b", "a b", "a_b"}, {}) == List{"a_b_", "a_b_2", "a_b"});
  TakenNames taken;
  taken.take("Article");
  CHECK(uniqueIdentifiers({"Article", "title"}, taken) == List{"Article_", "title"});
}

TEST_CASE("the names of structs are in Pascal case") {
  CHECK(toPascalCase("article_comments", "Collection") == "ArticleComments");
  CHECK(toPascalCase("my-collection", "Collection") == "MyCollection");
  CHECK(toPascalCase("camelCase", "Collection") == "CamelCase");
  CHECK(toPascalCase("2nd", "Collection") == "Collection2nd");
  CHECK(toPascalCase("имя", "Collection") == "Collection");
  CHECK(toPascalCase("EOF", "Collection") == "EOF_");
}

TEST_CASE("a struct is named after one item") {
  CHECK(toSingular("articles") == "article");
  CHECK(toSingular("categories") == "category");
  CHECK(toSingular("boxes") == "box");
  CHECK(toSingular("addresses") == "address");
  CHECK(toSingular("batches") == "batch");
  CHECK(toSingular("people") == "person");
  CHECK(toSingular("houses") == "house");
}

TEST_CASE("a word that is not a plural stays") {
  for (const char* word : {"news", "series", "status", "address", "analysis", "site", "bus", "gas",
                           "", "s", "Artikel", "Fragen", "données_", "имя"})
    CHECK(toSingular(word) == word);
}

TEST_CASE("what English has otherwise is on a kept list") {
  const std::pair<const char*, const char*> plurals[] = {
      {"heroes", "hero"},       {"shoes", "shoe"},         {"potatoes", "potato"},
      {"movies", "movie"},      {"statuses", "status"},    {"buses", "bus"},
      {"courses", "course"},    {"cases", "case"},         {"databases", "database"},
      {"menus", "menu"},        {"leaves", "leaf"},        {"archives", "archive"},
      {"indices", "index"},     {"services", "service"},   {"women", "woman"},
      {"analyses", "analysis"}, {"caches", "cache"},       {"matches", "match"},
      {"quizzes", "quiz"},      {"taxes", "tax"},          {"criteria", "criterion"},
      {"videos", "video"},      {"employees", "employee"}, {"keys", "key"}};
  for (const auto& [plural, singular] : plurals) CHECK(toSingular(plural) == singular);
  for (const char* word : {"clothes", "settings", "globals", "analytics", "sales", "goods", "lens"})
    CHECK(toSingular(word) == word);
}

TEST_CASE("every word of a collection's name is put into the singular, by one rule for all") {
  CHECK(wordsToSingular("articles_tags") == "article_tag");
  CHECK(wordsToSingular("sales_orders") == "sales_order");
  CHECK(wordsToSingular("site_settings") == "site_settings");
  CHECK(wordsToSingular("_tags_") == "_tag_");
  CHECK(wordsToSingular("blogPosts") == "blogPost");
  CHECK(wordsToSingular("Heroes") == "Hero");
  CHECK(wordsToSingular("TBL_BOXES") == "TBL_BOX");
  CHECK(wordsToSingular("my-pages 2") == "my-page 2");
  CHECK(wordsToSingular("Menschen") == "Menschen");
  CHECK(wordsToSingular("") == "");
}

TEST_CASE("a pattern may have stars in it") {
  for (const char* pattern : {"articles", "*", "art*", "*les", "a*c*s", "*ti*", "**articles**"})
    CHECK(matches("articles", pattern));
  for (const char* pattern : {"", "article", "articles_", "*x", "b*", "a*b*s", "Articles"})
    CHECK_FALSE(matches("articles", pattern));
  CHECK(matches("", "*"));
  CHECK(matches("aab", "*ab"));
}

TEST_CASE("every public name of the library is known") {
  const auto found = publicNamesOf(DIRECTUS_INCLUDE_FOLDER);
  CHECK(found.size() > 100);
  std::string missing;
  for (const std::string& name : found)
    if (!isPublicName(name)) missing += '"' + name + "\", ";
  INFO("these belong into src/schema_generator/public_names.cpp");
  CHECK(missing == "");
  CHECK(isPublicName("Page"));
  CHECK_FALSE(isPublicName("Article"));
}
