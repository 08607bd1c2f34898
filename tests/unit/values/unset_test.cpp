// What creating leaves out.
#include <directus/schema/json_member.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/decimal.hpp>
#include <directus/values/uuid.hpp>

#include <directus/codec/encode.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  std::int64_t id{};
  int views{};
  std::string title{};
  Ref<Author> author{};
  std::vector<Author> editors{};
};
struct Slugged {
  std::string id{};
};
struct Category {
  Uuid id{};
  Uuid other{};
};
struct Wanted {
  std::optional<int> id{};
};
struct Dated {
  Date date{};
  DateTime date_time{};
  Timestamp timestamp{};
  Time time{};
  Decimal price{};
};
struct Dynamic {
  Json data{};
  JsonText text{};
};

template <class T>
std::string json(const T& value) {
  return detail::encode(detail::typeInfo<T>(), &value).value();
}

}  // namespace

TEST_CASE("a key that nobody has set is left out") {
  CHECK(json(Article{}) == R"({"views":0,"title":"","editors":[]})");
  CHECK(json(Slugged{}) == "{}");
  CHECK(json(Category{}) == "{}");
}

TEST_CASE("a key that is set is sent") {
  CHECK(json(Article{.id = 3}) == R"({"id":3,"views":0,"title":"","editors":[]})");
  CHECK(json(Article{.id = -1}) == R"({"id":-1,"views":0,"title":"","editors":[]})");
  CHECK(json(Slugged{"cpp"}) == R"({"id":"cpp"})");
}

TEST_CASE("an optional sends the key 0") {
  CHECK(json(Wanted{.id = 0}) == R"({"id":0})");
  CHECK(json(Wanted{}) == "{}");
}

TEST_CASE("items that are created along leave their unset keys out") {
  CHECK(
      json(Article{.author = Author{.id = 0, .name = "Ada"},
                   .editors = {{.id = 0, .name = "Grace"}, {.id = 7, .name = "Alan"}}}) ==
      R"({"views":0,"title":"","author":{"name":"Ada"},"editors":[{"name":"Grace"},{"id":7,"name":"Alan"}]})");
}

TEST_CASE("a day and a moment that nobody has set are left out, midnight and 0 are sent") {
  CHECK(json(Dated{}) == R"({"time":"00:00:00","price":"0"})");
  CHECK(
      json(Dated{.date = {2024, 2, 29}, .date_time = {{2024, 2, 29}, {}}, .timestamp = {0}}) ==
      R"({"date":"2024-02-29","date_time":"2024-02-29T00:00:00","timestamp":"1970-01-01T00:00:00.000Z","time":"00:00:00","price":"0"})");
}

TEST_CASE("dynamic values that nobody has set are left out") {
  CHECK(json(Dynamic{}) == "{}");
  CHECK(json(Dynamic{.data = Json::array(), .text = JsonText::parse("null")}) ==
        R"({"data":[],"text":null})");
}
