#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

HttpRequest sent(const Command<Json>& command, RestOptions options = {}) {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, R"({"data":[]})");
  const auto client =
      createDirectus("https://example.com", {.transport = fake}).with(rest(std::move(options)));
  client.request(command).get();
  return fake->requests().at(0);
}

const Query<> longQuery{.filter = field<"title"> == std::string(9000, 'x'), .limit = 3};

}  // namespace

TEST_CASE("a list with too long a URL is read by SEARCH") {
  const HttpRequest request = sent(readItems("articles", longQuery));
  CHECK(request.method == "SEARCH");
  CHECK(request.url == "https://example.com/items/articles");
  const Json body = Json::parse(request.body);
  CHECK(body.at("query").at("limit") == 3);
  CHECK(body.at("query").at("filter").at("title").at("_eq") == std::string(9000, 'x'));
}

TEST_CASE("the limit is the option's, and 0 means none") {
  const Query<> query{.limit = 3};
  CHECK(sent(readItems("articles", query), {.maxUrlLength = 40}).method == "SEARCH");
  CHECK(sent(readItems("articles", query), {.maxUrlLength = 42}).method == "GET");
  CHECK(sent(readItems("articles", longQuery), {.maxUrlLength = 0}).method == "GET");
}

TEST_CASE("what is not a list keeps its method") {
  CHECK(sent(readItem("articles", 1, longQuery)).method == "GET");
  CHECK(sent(createItem("articles", Json::object(), longQuery)).method == "POST");
}
