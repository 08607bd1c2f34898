// Lists that are longer than one page, and queries that are longer than a URL, on a real Directus.
#include <numeric>

#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

struct Comment {
  int id{};
  std::optional<std::string> text;
};
struct Schema {
  std::vector<Comment> article_comments;
};
struct NewComment {
  std::string text;
};
struct Id {
  int id{};
};

const Filter<Comment> mine = field<"text"> == "read_all_test";

/// 250 comments of this test alone.
class ManyComments {
 public:
  ManyComments() {
    const std::vector<NewComment> items(250, NewComment{"read_all_test"});
    for (const Id& made :
         client.request(createItems<&Schema::article_comments, Id>(items, {.limit = -1})).get())
      keys.push_back(made.id);
  }
  ~ManyComments() { CHECK(client.request(deleteItems<&Schema::article_comments>(keys)).result()); }

  decltype(server::admin<Schema>()) client = server::admin<Schema>();
  std::vector<int> keys;
};

template <class Range>
std::vector<int> ids(Range&& range) {
  std::vector<int> found;
  for (const auto& item : range) found.push_back(item.id);
  return found;
}

}  // namespace

TEST_CASE("readAll gives every item once, by offset and by key") {
  ManyComments many;
  const auto list = readItems<&Schema::article_comments, Id>({.filter = mine});
  CHECK(ids(many.client.request(readAll(list))) == many.keys);
  CHECK(ids(many.client.request(readAll(list, {.pageSize = 70, .key = "id"}))) == many.keys);
}

TEST_CASE("by key, items that go meanwhile hide no others") {
  ManyComments many;
  auto items = many.client.request(readAll(
      readItems<&Schema::article_comments, Id>({.filter = mine}), {.pageSize = 100, .key = "id"}));
  std::vector<int> found = ids(items.nextPage().get());
  many.client
      .request(deleteItems<&Schema::article_comments>(
          std::vector<int>(many.keys.begin(), many.keys.begin() + 50)))
      .get();
  for (const int id : ids(items)) found.push_back(id);
  CHECK(found == many.keys);
}

TEST_CASE("more keys than a request can hold") {
  ManyComments many;
  std::vector<int> wanted(30'000);
  std::iota(wanted.begin(), wanted.end(), many.keys.front());
  CHECK(ids(many.client.request(readAll(
            readItems<&Schema::article_comments, Id>({.filter = mine && field<"id">.in(wanted)}),
            {.pageSize = 1000, .key = "id"}))) == many.keys);
}

TEST_CASE("a query that is too long for a URL") {
  ManyComments many;
  std::vector<int> wanted(5000);
  std::iota(wanted.begin(), wanted.end(), many.keys.front());
  CHECK(ids(many.client
                .request(readItems<&Schema::article_comments, Id>(
                    {.filter = mine && field<"id">.in(wanted), .sort = {field<"id">}, .limit = -1}))
                .get()) == many.keys);
}

TEST_CASE("lists of roles and of activities are read to the end") {
  auto client = server::admin();
  const auto count = [](auto items) {
    std::size_t found = 0;
    for (const Json& item : items) found += item.contains("id") ? 1 : 0;
    return found;
  };
  const std::size_t roles = client.request(readRoles({.limit = -1})).get().size();
  CHECK(count(client.request(readAll(readRoles(), {.pageSize = 1}))) == roles);
  CHECK(roles > 1);
  // The first rows only: others write to it meanwhile.
  const Query<> activity{.filter = field<"id"> <= 30};
  CHECK(count(client.request(readAll(readActivities(activity), {.pageSize = 7, .key = "id"}))) ==
        client.request(readActivities({.filter = activity.filter, .limit = -1})).get().size());
}

TEST_CASE("Directus compares no uuids: a list cannot be read by such a key") {
  auto client = server::admin();
  auto items = client.request(readAll(readRoles(), {.pageSize = 1, .key = "id"}));
  CHECK(items.nextPage().get().size() == 1);
  const auto page = items.nextPage().result();
  REQUIRE_FALSE(page);
  CHECK(page.error().code() == ErrorCode::invalidQuery);
}

TEST_CASE("readAll keeps to the server's QUERY_LIMIT_MAX", "[hasty]") {
  auto client = server::admin();
  const auto limits = client.request(serverInfo()).get().at("queryLimit");
  REQUIRE(limits.at("max") == 10);
  std::vector<Json> articles;
  for (Json& article : client.request(readAll(readItems("articles"), {.pageSize = 1000})))
    articles.push_back(std::move(article));
  CHECK(articles.size() > 10);
}
