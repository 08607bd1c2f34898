#include <directus/core/json.hpp>
#include <directus/query/format_fields.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

std::string flat(std::string json) {
  const auto fields = formatFields(JsonText::parse(std::move(json)));
  if (!fields) return std::string("refused: ") + fields.error().what();
  std::string text;
  for (const std::string& name : *fields) text += (text.empty() ? "" : " ") + name;
  return text;
}

}  // namespace

// The many forms are replayed by tests/conformance (fields.json).

TEST_CASE("nested fields become dotted names") {
  CHECK(flat(R"(["id",{"author":["id",{"avatar":["id"]}]}])") == "id author.id author.avatar.id");
}

TEST_CASE("collections of an m2a stand behind a colon") {
  CHECK(flat(R"([{"item":{"posts":["title"],"pages":["id"]}}])") ==
        "item:posts.title item:pages.id");
}

TEST_CASE("what stands for no field is refused, not dropped") {
  CHECK(flat(R"([{"author":"name"}])") ==
        "refused: fields: nested fields of author must be a list");
  CHECK(flat(R"([["a"]])") ==
        "refused: fields: an entry must be a name or an object of nested fields");
  CHECK(flat(R"("id")") == "refused: fields: must be a JSON array");
}
