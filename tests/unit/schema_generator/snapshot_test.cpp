#include "schema_generator/snapshot.hpp"

#include "support/catch.hpp"

using namespace schema_generator;

namespace {

/// Why a snapshot is refused.
std::string refusal(std::string_view text) {
  const auto snapshot = readSnapshot({{.text = std::string(text)}});
  if (snapshot) return "taken";
  CHECK(snapshot.error().kind() == directus::ErrorKind::invalidArgument);
  return snapshot.error().what();
}

/// A snapshot with that in front of its end.
std::string snapshotWith(const std::string& more) {
  return R"({"version":1,"collections":[{"collection":"posts","schema":{}}])" + more + "}";
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("what is not JSON is refused with the place") {
  CHECK(refusal("") == "is empty");
  CHECK(refusal(" \r\n\t") == "is empty");
  CHECK(refusal("{\"version\":1,\n  \"fields\":[") == "ends too early, at line 2, column 13");
  CHECK(refusal("{\"version\":1,\n  oops}") ==
        "is not JSON: something unexpected at line 2, column 3");
  CHECK(refusal("<html>Bad Gateway</html>") ==
        "is not JSON: something unexpected at line 1, column 1");
  CHECK(refusal("{\"version\":\"\xFF\"}") ==
        "is not JSON: something unexpected at line 1, column 13");
  CHECK(refusal("{} {}") == "is not JSON: something unexpected at line 1, column 4");
}

TEST_CASE("numbers without end and values without bottom are refused") {
  CHECK(refusal(R"({"version":1e400})") == "has a number that is out of range");
  CHECK(refusal(R"({"version":)" + nested(100'000) + "}") == "is nested too deeply for a snapshot");
  CHECK(refusal(snapshotWith(R"(,"fields":[{"collection":"posts","field":"a","type":"json",)"
                             R"("schema":{"default_value":)" +
                             nested(100'000) + "}}]")) == "is nested too deeply for a snapshot");
}

TEST_CASE("a byte order mark is passed over") {
  CHECK(refusal("\xEF\xBB\xBF" + snapshotWith("")) == "taken");
}

TEST_CASE("JSON that is not a snapshot is refused") {
  CHECK(refusal("null") == "version: is missing: this is not a snapshot of a Directus, at line 1");
  CHECK(refusal("[]") == "snapshot: expected an object, at line 1");
  CHECK(refusal("7") == "snapshot: expected an object, at line 1");
  CHECK(refusal("{}") == "version: is missing: this is not a snapshot of a Directus, at line 1");
  CHECK(refusal(R"({"data":[]})") == "data: expected an object, at line 1");
  CHECK(refusal(R"({"data":{}})") ==
        "data.version: is missing: this is not a snapshot of a Directus, at line 1");
  CHECK(refusal(R"({"errors":[{"message":"no"}]})") ==
        "version: is missing: this is not a snapshot of a Directus, at line 1");
  CHECK(refusal(R"({"version":2,"collections":[]})") ==
        "version: is 2, but only 1 is known, at line 1");
  CHECK(refusal(R"({"version":"1","collections":[]})") ==
        "version: is \"1\", but only 1 is known, at line 1");
  CHECK(refusal(R"({"version":1})") == "collections: is missing, at line 1");
}

TEST_CASE("a wrong type is refused with the place") {
  CHECK(refusal(R"({"version":1,"collections":{}})") ==
        "collections: expected an array, at line 1");
  CHECK(refusal(R"({"version":1,"collections":[7]})") ==
        "collections[0]: expected an object, at line 1");
  CHECK(refusal(R"({"version":1,"collections":[{"schema":{}}]})") ==
        "collections[0].collection: is missing, at line 1");
  CHECK(refusal(R"({"version":1,"collections":[{"schema":{},"collection":""}]})") ==
        "collections[0].collection: is missing, at line 1");
  CHECK(refusal(snapshotWith(R"(,"fields":[{"collection":"posts","field":7}])")) ==
        "fields[0].field: expected text, at line 1");
  CHECK(refusal(snapshotWith(R"(,"fields":[{"collection":"posts","field":"a","type":"string",)"
                             R"("schema":{"is_nullable":"yes"}}])")) ==
        "fields[0].schema.is_nullable: expected true or false, at line 1");
  CHECK(refusal(snapshotWith(R"(,"fields":[{"collection":"posts","field":"a","type":"string",)"
                             R"("meta":{"special":["m2o",7]}}])")) ==
        "fields[0].meta.special[1]: expected text, at line 1");
  CHECK(refusal(snapshotWith(R"(,"relations":[{"collection":"posts"}])")) ==
        "relations[0].field: is missing, at line 1");
}

TEST_CASE("names with a NUL in them are refused") {
  CHECK(refusal(R"({"version":1,"collections":[{"collection":"a\u0000b","schema":{}}]})") ==
        "collections[0].collection: has a NUL in it, at line 1");
}

TEST_CASE("what is there twice is refused: the order would be a matter of chance") {
  CHECK(refusal(snapshotWith(R"(,"fields":[{"collection":"posts","field":"a","type":"string"},)"
                             R"({"collection":"posts","field":"a","type":"text"}])")) ==
        "fields[1]: posts.a is there twice, at line 1");
}

TEST_CASE("members that are not known do not matter") {
  CHECK(refusal(snapshotWith(R"(,"systemFields":[],"later":{"a":1})")) == "taken");
}

TEST_CASE("a mistake is named with its line") {
  CHECK(refusal("{\"version\": 1,\n \"collections\": [\n  {\"schema\": {},\n   \"collection\": 7\n"
                "}]}") == "collections[0].collection: expected text, at line 4");
  CHECK(
      refusal("{\"version\": 1,\n \"collections\": [\n  {\"schema\": {}}, {\n\"schema\": {}}]}") ==
      "collections[0].collection: is missing, at line 3");
  CHECK(refusal("\n{\"version\":\n2\n}") == "version: is 2, but only 1 is known, at line 3");
  CHECK(refusal("version: 1\ncollections:\n  - collection: posts\n    schema: {}\nfields:\n"
                "  - collection: posts\n    field: a\n    type: string\n    meta:\n"
                "      special:\n        - m2o\n        - 7\n") ==
        "fields[0].meta.special[1]: expected text, at line 12");
  CHECK(refusal("version: 1\ncollections:\n  - collection: posts\n  - meta: {}\n") ==
        "collections[1].collection: is missing, at line 4");
}
