#include <directus/values/uuid.hpp>

#include <unordered_set>

#include <directus/commands/key.hpp>
#include <directus/query/filter.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

constexpr const char* text = "5eed0000-1234-4abc-8def-0000000000c0";

struct Category {
  Uuid id{};
  std::optional<Uuid> parent{};
};

}  // namespace

TEST_CASE("a UUID is read and written in its one form") {
  CHECK(Uuid::parse(text)->toString() == text);
  CHECK(Uuid::parse("5EED0000-1234-4ABC-8DEF-0000000000C0") == *Uuid::parse(text));
  CHECK(Uuid().toString() == "00000000-0000-0000-0000-000000000000");
}

TEST_CASE("what is not a UUID is refused") {
  for (const char* wrong :
       {"", "5eed0000", "5eed0000-1234-4abc-8def-0000000000c",
        "5eed0000-1234-4abc-8def-0000000000c00", "5eed00001234-4abc-8def-0000000000c0-0",
        "5eed0000-1234-4abc-8def-0000000000cg", "{eed0000-1234-4abc-8def-0000000000c}"})
    CHECK_FALSE(Uuid::parse(wrong));
}

TEST_CASE("UUIDs have an order and a hash") {
  const auto a = Uuid::parse("00000000-0000-0000-0000-000000000001").value();
  const auto b = Uuid::parse("00000000-0000-0001-0000-000000000000").value();
  CHECK(a < b);
  CHECK(std::unordered_set<Uuid>{a, b, a}.size() == 2);
}

TEST_CASE("a UUID in an item") {
  const auto category =
      read<Category>(std::string(R"({"data":{"parent":null,"id":")") + text + "\"}}").value();
  CHECK(category.id == *Uuid::parse(text));
  CHECK_FALSE(category.id.isNil());
  CHECK_FALSE(category.parent);
  CHECK(failure<Category>(R"({"data":{"id":"12"}})") == "data.id: expected UUID, got \"12\"");
}

TEST_CASE("a UUID names an item, in a command, a filter and a patch") {
  const Uuid id = Uuid::parse(text).value();
  CHECK(Key(id).text() == text);
  const Filter<Category> filter = field<"parent"> == id;
  CHECK(detail::filterJson(filter) == std::string(R"({"parent":{"_eq":")") + text + "\"}}");
  CHECK(Patch<Category>{field<"parent"> = id}.text().value() ==
        std::string(R"({"parent":")") + text + "\"}");
}
