#include <directus/values/csv.hpp>

#include <directus/query/filter.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Article {
  std::optional<Csv> labels{};
};

template <class T>
std::string json(const T& value) {
  const auto text = detail::encode(detail::typeInfo<T>(), &value);
  return text ? *text : std::string("refused: ") + text.error().what();
}

}  // namespace

TEST_CASE("a csv is a list of texts") {
  const auto article = read<Article>(R"({"data":{"labels":["a","b \"c\""]}})").value();
  CHECK(article.labels == Csv{"a", "b \"c\""});
  CHECK(json(article) == R"({"labels":["a","b \"c\""]})");
  CHECK_FALSE(read<Article>(R"({"data":{"labels":null}})")->labels);
}

TEST_CASE("an item with a comma would come back as two, so it is refused") {
  CHECK(json(Article{.labels = Csv{"a,b"}}) ==
        "refused: labels: invalid list of texts without commas");
  CHECK(std::string(Patch<Article>{field<"labels"> = Csv{"a,b"}}.text().error().what()) ==
        "labels: is not a valid list of texts without commas");
}

TEST_CASE("what is not csv is named when it is read") {
  CHECK(failure<Article>(R"({"data":{"labels":[1]}})") ==
        "data.labels: expected list of texts without commas, got array");
  CHECK(failure<Article>(R"({"data":{"labels":"a"}})") ==
        "data.labels: expected list of texts without commas, got string");
}

TEST_CASE("a csv stands in filters and patches") {
  CHECK(Patch<Article>{field<"labels"> = Csv{"a", "b"}}.text().value() ==
        R"({"labels":["a","b"]})");
  const Filter<Article> filter = field<"labels">.contains("a");
  CHECK(detail::filterJson(filter) == R"({"labels":{"_contains":"a"}})");
}
