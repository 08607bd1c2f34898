#include <limits>

#include <directus/helpers/json.hpp>
#include <directus/schema/renamed.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/uuid.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name{};
  friend bool operator==(const Author&, const Author&) = default;
};
struct Entry {
  int id{};
  std::string title{};
  std::optional<int> views{};
  Ref<Author> author{};
  std::vector<Author> readers{};
  std::optional<Date> due{};
  Uuid external{};
  int count{};

  static constexpr auto fieldNames() { return renamed<&Entry::count>("count(readers)"); }
  friend bool operator==(const Entry&, const Entry&) = default;
};

}  // namespace

TEST_CASE("a struct becomes JSON with nothing left out") {
  CHECK(toJson(Entry{.title = "x"}).value() ==
        R"({"id":0,"title":"x","views":null,"author":null,"readers":[],"due":null,)"
        R"("external":"00000000-0000-0000-0000-000000000000","readers_count":0})");
}

TEST_CASE("what toJson writes fromJson reads back") {
  const std::vector<Entry> entries = {
      {.title = "a"},
      {.id = 7, .title = "b", .views = 3, .author = 5, .due = Date{2024, 2, 29}, .count = 2},
      {.author = Author{.id = 1, .name = "Ada"}, .readers = {{.id = 2, .name = "Bob"}}}};
  CHECK(fromJson<std::vector<Entry>>(toJson(entries).value()).value() == entries);
}

TEST_CASE("JSON that does not fit is an error that names its path") {
  const auto read = fromJson<std::vector<Author>>(R"([{"id":1,"name":"a"},{"id":"x","name":"b"}])");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().kind() == ErrorKind::decode);
  CHECK(std::string(read.error().what()) == "[1].id: expected integer, got string");
  CHECK_FALSE(fromJson<Author>("{"));
}

TEST_CASE("a value that JSON cannot hold is refused by its path") {
  CHECK(std::string(toJson(std::vector<Author>{{.name = "\xff"}}).error().what()) ==
        "[0].name: not UTF-8");
}
