#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include <numeric>
#include <thread>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Tag {
  int id{};
  std::string name;
};
struct Schema {
  std::vector<Tag> tags;
};
struct NameOnly {
  std::string name;
};

/// A client of a fake that gives these bodies in turn.
struct Script {
  explicit Script(std::initializer_list<std::string> bodies) {
    for (const std::string& body : bodies) fake->reply(200, body);
  }

  [[nodiscard]] auto client(RestOptions options = {}) const {
    return createDirectus<Schema>("https://example.com", {.transport = fake}).with(rest(options));
  }
  [[nodiscard]] std::string url(std::size_t at) const {
    return fake->requests().at(at).url.substr(std::string("https://example.com").size());
  }
  [[nodiscard]] std::size_t count() const { return fake->requests().size(); }

  std::shared_ptr<testing::FakeTransport> fake = std::make_shared<testing::FakeTransport>();
};

std::string tags(std::initializer_list<int> ids) {
  std::string body;
  for (const int id : ids)
    body += (body.empty() ? "" : ",") + std::string(R"({"id":)") + std::to_string(id) +
            R"(,"name":"n"})";
  return R"({"data":[)" + body + "]}";
}

template <class Range>
std::vector<int> ids(Range&& range) {
  std::vector<int> found;
  for (const Tag& tag : range) found.push_back(tag.id);
  return found;
}

using Ids = std::vector<int>;

}  // namespace

TEST_CASE("readAll goes from page to page by offset until one is short") {
  const Script script({tags({1, 2}), tags({3, 4}), tags({5})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}))) ==
        Ids{1, 2, 3, 4, 5});
  CHECK(script.url(0) == "/items/tags?fields=id%2Cname&limit=2&meta=filter_count");
  CHECK(script.url(1) == "/items/tags?fields=id%2Cname&limit=2&offset=2");
  CHECK(script.url(2) == "/items/tags?fields=id%2Cname&limit=2&offset=4");
}

TEST_CASE("readAll sends nothing before it is asked, and no more once the loop is left") {
  const Script script({tags({1, 2}), tags({3, 4})});
  const auto client = script.client();
  auto items =
      client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2, .prefetch = false}));
  CHECK(script.count() == 0);
  for (const Tag& tag : items)
    if (tag.id == 1) break;
  CHECK(script.count() == 1);
}

TEST_CASE("a full last page is followed by an empty one") {
  const Script script({tags({1, 2}), tags({})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}))) == Ids{1, 2});
  CHECK(script.count() == 2);
}

TEST_CASE("by offset a short page is not the end before as many were asked for as there are") {
  const auto page = [](std::string tags, int count) {
    return tags.insert(tags.size() - 1,
                       R"(,"meta":{"filter_count":)" + std::to_string(count) + '}');
  };
  const Script script({page(tags({1}), 6), page(tags({}), 6), page(tags({5}), 6)});
  const auto client = script.client();
  auto items = client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}));
  CHECK(ids(items.nextPage().get()) == Ids{1});
  CHECK(ids(items.nextPage().get()) == Ids{5});
  CHECK(items.nextPage().get().empty());
  CHECK(script.url(1) == "/items/tags?fields=id%2Cname&limit=2&offset=2&meta=filter_count");
  CHECK(script.url(2) == "/items/tags?fields=id%2Cname&limit=2&offset=4&meta=filter_count");
  CHECK(script.count() == 3);
}

TEST_CASE("a list that others shorten meanwhile ends with its count") {
  const Script script(
      {R"({"data":[{"id":1,"name":"n"},{"id":2,"name":"n"}],"meta":{"filter_count":900}})",
       R"({"data":[]})", R"({"data":[],"meta":{"filter_count":2}})"});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}))) == Ids{1, 2});
  CHECK(script.count() == 3);
}

TEST_CASE("groups are read until a page is short: the server counts items") {
  const Script script({R"({"data":[{"name":"n"}],"meta":{"filter_count":900}})"});
  const auto client = script.client();
  auto items = client.request(readAll(readItems("tags", {.groupBy = {"name"}}), {.pageSize = 2}));
  CHECK(items.nextPage().get().size() == 1);
  CHECK(items.nextPage().get().empty());
  CHECK(script.url(0) == "/items/tags?groupBy=name&limit=2");
}

TEST_CASE("by key a short page is not the end, an empty one is") {
  const Script script({tags({1}), tags({4}), tags({})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2, .key = "id"}))) ==
        Ids{1, 4});
  CHECK(script.count() == 3);
}

TEST_CASE("a server that does not go on behind a key is not asked for ever") {
  const Script script({tags({1}), tags({1})});
  const auto client = script.client();
  auto items = client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2, .key = "id"}));
  CHECK(items.nextPage().get().size() == 1);
  const auto page = items.nextPage().result();
  REQUIRE_FALSE(page);
  CHECK(page.error().kind() == ErrorKind::decode);
}

TEST_CASE("limit and offset of the query count over all pages") {
  const Script script({tags({8, 9}), tags({10})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>({.limit = 3, .offset = 7}),
                                   {.pageSize = 2}))) == Ids{8, 9, 10});
  CHECK(script.url(0) == "/items/tags?fields=id%2Cname&limit=2&offset=7&meta=filter_count");
  CHECK(script.url(1) == "/items/tags?fields=id%2Cname&limit=1&offset=9");
}

TEST_CASE("with a key each page begins behind the last item of the one before") {
  const Script script({tags({1, 5}), tags({6}), tags({})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>({.filter = field<"name"> == "n"}),
                                   {.pageSize = 2, .key = "id"}))) == Ids{1, 5, 6});
  CHECK(script.url(0) ==
        "/items/tags?fields=id%2Cname&sort=id&"
        "filter=%7B%22name%22%3A%7B%22_eq%22%3A%22n%22%7D%7D&limit=2");
  CHECK(script.url(1) ==
        "/items/tags?fields=id%2Cname&sort=id&"
        "filter=%7B%22_and%22%3A%5B%7B%22name%22%3A%7B%22_eq%22%3A%22n%22%7D%7D%2C"
        "%7B%22id%22%3A%7B%22_gt%22%3A5%7D%7D%5D%7D&limit=2");
}

TEST_CASE("a key may be 0, although creating would leave such a one out") {
  const Script script({tags({-3, 0}), tags({})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2, .key = "id"}))) ==
        Ids{-3, 0});
  CHECK(script.url(1) ==
        "/items/tags?fields=id%2Cname&sort=id&filter=%7B%22id%22%3A%7B%22_gt%22%3A0%7D%7D&limit=2");
}

TEST_CASE("keys may be text, and items dynamic") {
  const Script script({R"({"data":[{"slug":"a\"b"}]})", R"({"data":[]})"});
  const auto client = script.client();
  std::vector<Json> found;
  for (Json& item : client.request(readAll(readItems("tags"), {.pageSize = 1, .key = "slug"})))
    found.push_back(std::move(item));
  CHECK(found == std::vector<Json>{{{"slug", "a\"b"}}});
  CHECK(script.url(1) ==
        "/items/tags?sort=slug&filter=%7B%22slug%22%3A%7B%22_gt%22%3A%22a%5C%22b%22%7D%7D&limit=1");
}

TEST_CASE("a page whose items lack the key ends in an error, after which it can be asked again") {
  const Script script({R"({"data":[{"slug":"a"}]})", R"({"data":[{"id":1}]})", R"({"data":[]})"});
  const auto client = script.client();
  auto items = client.request(readAll(readItems("tags"), {.pageSize = 1, .key = "id"}));
  const auto bad = items.nextPage().result();
  REQUIRE_FALSE(bad);
  CHECK(bad.error().kind() == ErrorKind::decode);
  CHECK(items.nextPage().get().size() == 1);
  CHECK(items.nextPage().get().empty());
  CHECK(items.nextPage().get().empty());
  CHECK(script.count() == 3);
}

TEST_CASE("a long list of keys is asked for in parts, each key once") {
  std::vector<int> keys(1500);
  std::iota(keys.begin(), keys.end(), 1);
  keys.push_back(1);
  const Script script({tags({1}), tags({}), tags({1500}), tags({})});
  const auto client = script.client({.maxUrlLength = 1000});
  CHECK(ids(client.request(readAll(
            readItems<&Schema::tags>({.filter = field<"name"> == "n" && field<"id">.in(keys)}),
            {.pageSize = 2000, .key = "id"}))) == Ids{1, 1500});
  REQUIRE(script.count() == 4);
  const auto asked = [&](std::size_t at) {
    const HttpRequest request = script.fake->requests().at(at);
    CHECK(request.method == "SEARCH");
    const auto body = request.body;
    return Json::parse(body).at("query").at("filter").at("_and");
  };
  CHECK(asked(0).at(0) == Json{{"name", {{"_eq", "n"}}}});
  CHECK(asked(0).at(1).at("id").at("_in").size() == 1000);
  CHECK(asked(2).at(1).at("id").at("_in").size() == 500);
  CHECK(asked(2).at(1).at("id").at("_in").back() == 1500);
}

TEST_CASE("a long list of anything but the key stays whole") {
  std::vector<int> values(1500, 1);
  const Script script({tags({1})});
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>({.filter = field<"id">.in(values)}),
                                   {.pageSize = 2}))) == Ids{1});
  CHECK(script.count() == 1);
}

TEST_CASE("readAll takes the server's QUERY_LIMIT_MAX where a page is refused") {
  const Script script({});
  script.fake->reply(400, R"({"errors":[{"message":"m","extensions":{"code":"INVALID_QUERY"}}]})");
  script.fake->reply(200, R"({"data":{"queryLimit":{"default":1,"max":1}}})");
  script.fake->reply(200, tags({1}));
  script.fake->reply(200, tags({}));
  const auto client = script.client();
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 500}))) == Ids{1});
  CHECK(script.url(1) == "/server/info");
  CHECK(script.url(2) == "/items/tags?fields=id%2Cname&limit=1&meta=filter_count");
}

TEST_CASE("another invalid query is the caller's") {
  const Script script({});
  const std::string refused =
      R"({"errors":[{"message":"m","extensions":{"code":"INVALID_QUERY"}}]})";
  script.fake->reply(400, refused);
  script.fake->reply(200, R"({"data":{"queryLimit":{"default":100,"max":-1}}})");
  const auto client = script.client();
  auto items = client.request(readAll(readItems<&Schema::tags>()));
  const auto page = items.nextPage().result();
  REQUIRE_FALSE(page);
  CHECK(page.error().code() == ErrorCode::invalidQuery);
}

TEST_CASE("a list that the server does not page is read once") {
  const Script script({R"({"data":[{"collection":"a"},{"collection":"b"}]})"});
  const auto client = script.client();
  auto items = client.request(readAll(readCollections(), {.pageSize = 2}));
  CHECK(items.nextPage().get().size() == 2);
  CHECK(items.nextPage().get().empty());
  CHECK(script.url(0) == "/collections");
}

TEST_CASE("readAll refuses what it cannot keep") {
  const Script script({});
  const auto client = script.client();
  const auto refusal = [](auto items) {
    const auto page = items.nextPage().result();
    REQUIRE_FALSE(page);
    CHECK(page.error().kind() == ErrorKind::invalidArgument);
    const std::string_view text = page.error().what();
    return std::string(text.substr(text.find(": ") + 2, 4));
  };
  const auto all = [](const Query<Tag>& query) { return readItems<&Schema::tags>(query); };
  CHECK(refusal(client.request(readAll(all({.page = 2})))) == "page");
  CHECK(refusal(client.request(readAll(all({}), {.pageSize = 0}))) == "page");
  CHECK(refusal(client.request(readAll(all({.sort = {field<"name">}}), {.key = "id"}))) == "sort");
  CHECK(refusal(client.request(readAll(all({.groupBy = {field<"name">}}), {.key = "name"}))) ==
        "key:");
  CHECK(refusal(client.request(readAll(readItems<&Schema::tags, NameOnly>(), {.key = "id"}))) ==
        "key:");
  CHECK(refusal(client.request(readAll(withSearch(all({}))))) == "comm");
  CHECK(script.count() == 0);
}

TEST_CASE("a page too late is cancelled with its client") {
  const Script script({tags({1, 2})});
  auto items = [&] {
    const auto client = script.client();
    auto all =
        client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2, .prefetch = false}));
    CHECK(all.nextPage().get().size() == 2);
    return all;
  }();
  const auto page = items.nextPage().result();
  REQUIRE_FALSE(page);
  CHECK(page.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("the next page is fetched while this one is used") {
  const Script script({tags({1, 2}), tags({3, 4}), tags({5})});
  const auto client = script.client();
  auto items = client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}));
  auto item = items.begin();
  CHECK(item->id == 1);
  REQUIRE(script.fake->waitForRequests(2));
  CHECK(ids(items.nextPage().get()) == Ids{3, 4});
  REQUIRE(script.fake->waitForRequests(3));
  CHECK(ids(items.nextPage().get()) == Ids{5});
  CHECK(items.nextPage().get().empty());
  CHECK(script.count() == 3);
}

TEST_CASE(
    "an error of a page that is fetched ahead comes where the page would, and may be mended") {
  const Script script({tags({1, 2})});
  script.fake->fail(ErrorKind::decode).reply(200, tags({3}));
  const auto client = script.client();
  auto items = client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}));
  CHECK(items.next().get()->id == 1);
  REQUIRE(script.fake->waitForRequests(2));
  CHECK(items.next().get()->id == 2);
  const auto broken = items.next().result();
  REQUIRE_FALSE(broken);
  CHECK(broken.error().kind() == ErrorKind::decode);
  CHECK(items.next().get()->id == 3);
  CHECK_FALSE(items.next().get());
}

TEST_CASE("items that are destroyed cancel the page that is fetched ahead") {
  const Script script({tags({1, 2})});
  script.fake->hold();
  const auto client = script.client();
  {
    auto items = client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}));
    CHECK(items.next().get()->id == 1);
    REQUIRE(script.fake->waitForRequests(2));
  }
  script.fake->reply(200, tags({}));
  CHECK(client.request(readItems<&Schema::tags>()).get().empty());
}

TEST_CASE("hooks of a page that is fetched ahead run on the thread that asks for it") {
  const Script script({tags({1, 2}), tags({3})});
  std::vector<std::thread::id> threads;
  const auto client = script.client(
      {.onRequest = [&](HttpRequest&) { threads.push_back(std::this_thread::get_id()); }});
  CHECK(ids(client.request(readAll(readItems<&Schema::tags>(), {.pageSize = 2}))) == Ids{1, 2, 3});
  CHECK(threads == std::vector(2, std::this_thread::get_id()));
}
