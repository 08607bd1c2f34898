// Counting and summing up on a real Directus, by rows that say what they want.
#include <cmath>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name;
};
struct Article {
  int id{};
  std::string status;
  std::optional<int> views;
  std::optional<double> rating;
  std::optional<std::string> pub_date;
  Ref<Author> author;
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};

// Only what the seed made: other tests add and remove articles.
const Query<Article> seeded{.filter = field<"id"> <= 14};

struct PerYear {
  std::optional<int> year;
  int count{};

  static constexpr auto fieldNames() { return renamed<&PerYear::year>("year(pub_date)"); }
};

struct Numbers {
  std::optional<double> views;
};
struct Totals {
  int count{};
  struct {
    int author{};
  } countDistinct;
  Numbers sum, avg, min, max;
};

struct PerAuthor {
  Ref<Author> author;
  struct {
    int id{};
  } count;
};

}  // namespace

TEST_CASE("groups by a function of a field", "[relations]") {
  const auto client = server::admin<Schema>();
  int articles = 0;
  bool has2024 = false;
  for (const PerYear& group : client.request(aggregate<&Schema::articles, PerYear>(seeded)).get()) {
    articles += group.count;
    has2024 = has2024 || group.year == 2024;
  }
  CHECK(articles == 14);
  CHECK(has2024);
}

TEST_CASE("totals of all items that a filter picks", "[relations]") {
  const auto client = server::admin<Schema>();
  const auto totals = client.request(aggregate<&Schema::articles, Totals>(seeded)).get();
  REQUIRE(totals.size() == 1);
  int views = 0;
  int counted = 0;
  const auto all = client.request(readItems<&Schema::articles>(seeded)).get();
  for (const Article& article : all) {
    views += article.views.value_or(0);
    counted += article.views ? 1 : 0;
  }
  CHECK(totals[0].count == static_cast<int>(all.size()));
  CHECK(totals[0].countDistinct.author > 1);
  CHECK(totals[0].sum.views == views);
  CHECK(std::abs(totals[0].avg.views.value() - static_cast<double>(views) / counted) < 1e-6);
  CHECK(totals[0].min.views <= totals[0].max.views);
}

TEST_CASE("groups by a relation come sorted by what was counted", "[relations]") {
  const auto client = server::admin<Schema>();
  const auto groups = client
                          .request(aggregate<&Schema::articles, PerAuthor>(
                              {.filter = field<"id"> <= 14 && field<"author">.isNotNull(),
                               .sort = {-field<"count.id">}}))
                          .get();
  REQUIRE(groups.size() > 1);
  CHECK(groups.front().author.key() == 1);
  for (std::size_t i = 1; i < groups.size(); ++i)
    CHECK(groups[i - 1].count.id >= groups[i].count.id);
}
