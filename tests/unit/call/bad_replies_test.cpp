// What becomes of a reply: values, errors, and bodies that are not what was asked for.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Item {
  int id{};
};

template <class T>
Result<T> read(int status, std::string body,
               std::vector<Header> headers = {{"Content-Type", "application/json"}}) {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(status, std::move(body), std::move(headers));
  auto client = createDirectus("https://example.com", {.transport = fake})
                    .with(rest({.retry = {.tries = 1}}))
                    .with(staticToken("canary-token"));
  return client.request(customEndpoint<T>({.path = "/x"})).result();
}

}  // namespace

TEST_CASE("a truncated reply is a decode error", "[B32]") {
  CHECK(read<Json>(200, R"({"data":[1,)").error().kind() == ErrorKind::decode);
  CHECK(read<std::vector<Item>>(200, R"({"data":[{"id":1},)").error().kind() == ErrorKind::decode);
}

TEST_CASE("a reply nested too deep is a decode error", "[B33]") {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(read<Json>(200, deep).error().kind() == ErrorKind::decode);
  CHECK(read<std::vector<Item>>(200, R"({"data":)" + deep + "}").error().kind() ==
        ErrorKind::decode);
}

TEST_CASE("a number beyond its type is a decode error that names the path", "[B35]") {
  const auto result =
      read<std::vector<Item>>(200, R"({"data":[{"id":1},{"id":18446744073709551616}]})");
  CHECK(result.error().kind() == ErrorKind::decode);
  CHECK(std::string(result.error().what()).find("data[1].id") != std::string::npos);
}

TEST_CASE("invalid UTF-8 is a decode error", "[B36]") {
  CHECK(read<Json>(200, "{\"data\":\"\xff\"}").error().kind() == ErrorKind::decode);
  CHECK(read<std::string>(200, "{\"data\":\"\xff\"}").error().kind() == ErrorKind::decode);
}

TEST_CASE("a reply with a byte order mark is read", "[B37]") {
  CHECK(read<Json>(200, "\xEF\xBB\xBF{\"data\":1}").value() == 1);
  CHECK(read<std::vector<Item>>(200, "\xEF\xBB\xBF{\"data\":[{\"id\":3}]}").value().at(0).id == 3);
}

TEST_CASE("HTML with 200 is a decode error", "[B38]") {
  const std::vector<Header> html{{"Content-Type", "text/html"}};
  CHECK(read<Json>(200, "<p>Hi</p>", html).error().kind() == ErrorKind::decode);
  CHECK(read<std::vector<Item>>(200, "<p>Hi</p>", html).error().kind() == ErrorKind::decode);
}

TEST_CASE("an empty reply where data is expected is a decode error", "[B39]") {
  CHECK(read<Json>(200, "").error().kind() == ErrorKind::decode);
  CHECK(read<std::vector<Item>>(200, "").error().kind() == ErrorKind::decode);
}

TEST_CASE("a 204 is null where the value is dynamic") {
  CHECK(read<Json>(204, "", {}).value().is_null());
}

TEST_CASE("a 204 with a body still succeeds where nothing is expected", "[B40]") {
  CHECK(read<void>(204, "junk").has_value());
}

TEST_CASE("errors that are not a list are still an error", "[B60]") {
  const auto result = read<Json>(400, R"({"errors":{"message":"no list"}})");
  CHECK(result.error().status() == 400);
  CHECK(std::string(result.error().what()).find("no list") != std::string::npos);
}

TEST_CASE("an error without extensions has an unknown code", "[B60]") {
  const auto result = read<Json>(400, R"({"errors":[{"message":"bare"}]})");
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(result.error().errors().at(0).message == "bare");
  CHECK(result.error().code() == ErrorCode::unknown);
}

TEST_CASE("a Directus error arrives whole") {
  const auto result = read<Json>(
      400,
      R"({"errors":[{"message":"Not unique.","extensions":{"code":"RECORD_NOT_UNIQUE","collection":"articles","field":"slug","value":"x"}}]})");
  const ApiError& error = result.error().errors().at(0);
  CHECK(result.error().code() == ErrorCode::recordNotUnique);
  CHECK(error.field == "slug");
  CHECK(error.collection == "articles");
  CHECK(Json::parse(error.extensions).at("value") == "x");
}

TEST_CASE("a 200 with errors is an error that carries its data") {
  const auto result = read<Json>(200, R"({"data":{"a":1},"errors":[{"message":"Half."}]})");
  CHECK(result.error().kind() == ErrorKind::api);
  CHECK(Json::parse(result.error().data()).at("a") == 1);
}

TEST_CASE("a page carries the counts") {
  const auto page =
      read<Page<Item>>(200,
                       R"({"meta":{"total_count":9,"filter_count":2},"data":[{"id":1},{"id":2}]})")
          .value();
  CHECK(page.items.size() == 2);
  CHECK(page.totalCount == 9);
  CHECK(page.filterCount == 2);
}

TEST_CASE("what is not a Directus error keeps a snippet without the token") {
  const auto result =
      read<Json>(502, "<h1>Bad gateway for canary-token</h1>", {{"Content-Type", "text/html"}});
  CHECK(result.error().kind() == ErrorKind::http);
  CHECK(result.error().body().find("Bad gateway") != std::string::npos);
  CHECK(result.error().body().find("canary-token") == std::string::npos);
}

TEST_CASE("Retry-After reaches the caller") {
  const auto result =
      read<Json>(429, "slow down", {{"Content-Type", "text/plain"}, {"Retry-After", "5"}});
  CHECK(result.error().retryAfter() == std::chrono::seconds(5));
  CHECK(result.error().isRetryable());
}
