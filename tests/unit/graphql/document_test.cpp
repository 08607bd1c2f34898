#include "graphql/document.hpp"
#include "support/catch.hpp"

using directus::detail::changesSomething;

TEST_CASE("a query only reads") {
  CHECK_FALSE(changesSomething("{ articles { id } }"));
  CHECK_FALSE(changesSomething("query One($id: ID!) { articles_by_id(id: $id) { id } }"));
  CHECK_FALSE(changesSomething("fragment F on articles { id } query { articles { ...F } }"));
}

TEST_CASE("a mutation changes something, wherever it stands in the text") {
  CHECK(changesSomething("mutation { delete_articles_item(id: 1) { id } }"));
  CHECK(changesSomething("  # first\n,mutation M { a }"));
  CHECK(changesSomething("query A { a } mutation B { b }"));
  CHECK(changesSomething("fragment F on a { id }mutation{b}"));
  CHECK(changesSomething("\xEF\xBB\xBFmutation { a }"));
}

TEST_CASE("the word mutation in a field, a string or a comment is not a mutation") {
  CHECK_FALSE(changesSomething("{ mutation }"));
  CHECK_FALSE(changesSomething("# mutation { a }\n{ a }"));
  CHECK_FALSE(changesSomething(R"({ a(b: "} mutation { c }") })"));
  CHECK_FALSE(changesSomething(R"({ a(b: """} mutation \""" " { c }""") })"));
  CHECK_FALSE(changesSomething("query($mutation_: Int) { a }"));
}

TEST_CASE("a text that ends early is looked at to its end") {
  CHECK_FALSE(changesSomething("{ a(b: \""));
  CHECK_FALSE(changesSomething("{ a(b: \"\\"));
  CHECK_FALSE(changesSomething("\"\"\""));
  CHECK_FALSE(changesSomething("#"));
  CHECK_FALSE(changesSomething(""));
}
