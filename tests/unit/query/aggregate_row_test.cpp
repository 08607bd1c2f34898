// What an aggregate asks for follows from the struct that its groups are read into.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Article {
  int id{};
  std::string status;
  std::optional<int> views;
  std::optional<double> rating;
  std::string pub_date;
};
struct Schema {
  std::vector<Article> articles;
};

struct Sums {
  std::int64_t views{};
  std::optional<double> rating;
};
struct PerStatus {
  std::string status;
  int year{};
  int count{};
  Sums sum;

  static constexpr auto fieldNames() { return renamed<&PerStatus::year>("year(pub_date)"); }
};
struct Total {
  struct {
    int id{};
  } countDistinct;
  std::optional<Sums> avg;
};

std::string valueOf(const detail::CommandRequest& request, std::string_view name) {
  for (const QueryParam& param : request.params)
    if (param.name == name) return param.value;
  return {};
}

}  // namespace

TEST_CASE("a row says what is summed up and by what is grouped") {
  const auto request = aggregate<&Schema::articles, PerStatus>().request();
  CHECK(valueOf(request, "aggregate") == R"({"count":"*","sum":["views","rating"]})");
  CHECK(valueOf(request, "groupBy") == R"x(["status","year(pub_date)"])x");
  CHECK(valueOf(request, "fields").empty());
}

TEST_CASE("a row without groups is about all items") {
  const auto request =
      aggregate<&Schema::articles, Total>({.filter = field<"views"> > 0}).request();
  CHECK(valueOf(request, "aggregate") == R"({"countDistinct":["id"],"avg":["views","rating"]})");
  CHECK(valueOf(request, "groupBy").empty());
  CHECK(valueOf(request, "filter") == R"({"views":{"_gt":0}})");
}

TEST_CASE("rows are read from numbers and from the text that PostgreSQL sends") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":[
      {"status":"draft","pub_date_year":2024,"count":2,"sum":{"views":7,"rating":null}},
      {"status":"published","pub_date_year":2025,"count":"3","sum":{"views":"12","rating":4.5}}]})");
  const auto client =
      createDirectus<Schema>("https://example.com", {.transport = fake}).with(rest());
  const auto rows =
      client.request(aggregate<&Schema::articles, PerStatus>({.sort = {-field<"sum.views">}}))
          .get();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].year == 2024);
  CHECK(rows[0].sum.views == 7);
  CHECK_FALSE(rows[0].sum.rating);
  CHECK(rows[1].count == 3);
  CHECK(rows[1].sum.views == 12);
}

TEST_CASE("a query that aggregates by itself is refused") {
  const auto refusal = [](const Query<Article>& query) {
    return aggregate<&Schema::articles, PerStatus>(query).request().refused.why();
  };
  CHECK(refusal({.groupBy = {field<"status">}}) ==
        "groupBy: follows from the struct that the groups are read into");
  CHECK(refusal({.aggregate = {.count = {"*"}}}) ==
        "aggregate: follows from the struct that the groups are read into");
}

TEST_CASE("a row of groups alone sums up nothing and is refused") {
  struct OnlyStatus {
    std::string status;
  };
  CHECK(aggregate<&Schema::articles, OnlyStatus>().request().refused.why() == "aggregate: empty");
}
