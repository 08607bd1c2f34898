#include "schema_generator/names.hpp"

#include "schema_generator/singular.hpp"
#include "support/catch.hpp"

using namespace schema_generator;

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

TEST_CASE("only the last word of a name is in the plural, but in the name of a junction all are") {
  CHECK(lastToSingular("sales_orders") == "sales_order");
  CHECK(lastToSingular("articles") == "article");
  CHECK(allToSingular("articles_tags") == "article_tag");
  CHECK(allToSingular("_tags_") == "_tag_");
}
