// A write that was executed and of which nothing may be read back, and one whose reply is not what
// was asked for: neither may look as if it had not happened.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Lead {
  int id{};
  std::string name{};
};
struct Globals {
  std::string title{};
};
struct Schema {
  std::vector<Lead> leads;
  Globals globals;
};

template <class T>
Result<T> answered(const Command<T>& command, int status, std::string body = {},
                   std::vector<Header> headers = {}) {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(status, std::move(body), std::move(headers));
  auto client = createDirectus<Schema>("https://example.com", {.transport = fake})
                    .with(rest({.retry = {.tries = 1}}));
  return client.request(command).result();
}

bool says(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

const Lead lead{.name = "Ada"};

}  // namespace

TEST_CASE("a write of which nothing may be read back is executed, and says so", "[B72]") {
  for (const int status : {200, 201, 202, 204}) {
    const auto result = answered(createItem<&Schema::leads>(lead), status);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind() == ErrorKind::decode);
    CHECK(result.error().status() == status);
    CHECK_FALSE(result.error().isRetryable());
    CHECK(says(result.error(), "executed, but nothing may be read back"));
  }
  CHECK(says(answered(updateSingleton<&Schema::globals>({field<"title"> = "x"}), 204).error(),
             "executed, but nothing may be read back"));
  CHECK(says(answered(createUser<Lead>(lead), 204).error(),
             "executed, but nothing may be read back"));
}

TEST_CASE("a write whose result has room for nothing succeeds without one", "[B72]") {
  CHECK_FALSE(answered(createItem<&Schema::leads, std::optional<Lead>>(lead), 204).value());
  CHECK(answered(createItems<&Schema::leads>(std::vector{lead}), 204).value().empty());
  CHECK(answered(updateItems<&Schema::leads>(Keys{1}, {field<"name"> = "x"}), 204).value().empty());
  CHECK(answered(createItem("leads", Json{{"name", "Ada"}}), 204).value().is_null());
  CHECK(answered(createItems("leads", Json::array({Json::object()})), 204).value().is_null());
  CHECK(answered(createItems("leads", Json::array()).withMeta(), 204).value().items.empty());
  CHECK(answered(createUsers<Lead>(std::vector{lead}), 201).value().empty());
}

TEST_CASE("a write whose reply cannot be read was executed for all that", "[B72]") {
  const std::vector<Header> json{{"Content-Type", "application/json"}};
  for (const char* body :
       {R"({"data":{"id":1}})", R"({"data":null})", "<p>ok</p>", R"({"data":{)"}) {
    CAPTURE(body);
    const Error error = answered(createItem<&Schema::leads>(lead), 200, body, json).error();
    CHECK(error.kind() == ErrorKind::decode);
    CHECK(says(error, "executed"));
    CHECK(error.body() == body);
  }
  CHECK(says(answered(createItem("leads", Json::object()), 200, "<p>", json).error(), "executed"));
}

TEST_CASE("a read that cannot be read executed nothing") {
  CHECK_FALSE(says(answered(readItem<&Schema::leads>(1), 200, "<p>").error(), "executed"));
  CHECK_FALSE(says(answered(readItems<&Schema::leads>(), 204).error(), "executed"));
}

TEST_CASE("an empty reply is nothing, whatever its status", "[B73]") {
  for (const int status : {200, 201, 202, 204}) {
    const CustomEndpointOptions options{.path = "/x"};
    CHECK(answered(customEndpoint<Json>(options), status).value().is_null());
    CHECK_FALSE(answered(customEndpoint<std::optional<Lead>>(options), status).value());
    CHECK(answered(customEndpoint<void>(options), status).has_value());
  }
}

TEST_CASE("a reply that cannot be read keeps its status and its beginning", "[B73]") {
  const CustomEndpointOptions options{.path = "/x"};
  for (const char* type : {"text/html", "application/json", "text/plain"}) {
    const std::string page =
        "<html>\n<h1>Welcome to the captive portal</h1>" + std::string(500, 'x');
    const std::vector<Header> headers{{"Content-Type", type}};
    for (const Error& error : {answered(customEndpoint<Json>(options), 200, page, headers).error(),
                               answered(customEndpoint<Lead>(options), 203, page, headers).error(),
                               answered(readItems("leads"), 200, page, headers).error()}) {
      CHECK(error.kind() == ErrorKind::decode);
      CHECK(error.status() / 100 == 2);
      CHECK(error.body().substr(0, 30) == "<html> <h1>Welcome to the capt");
      CHECK(error.body().size() <= 200);
    }
  }
  const Error list = answered(readItems("leads").withMeta(), 200, R"({"data":5})").error();
  CHECK(list.status() == 200);
  CHECK(list.body() == R"({"data":5})");
}

TEST_CASE("errors without a message are put into words", "[B60]") {
  const CustomEndpointOptions options{.path = "/x"};
  for (const char* body : {R"({"errors":[]})", R"({"errors":[],"data":null})", R"({"errors":5})",
                           R"({"errors":[null]})", R"({"errors":[{}]})",
                           R"({"errors":[{"message":""}]})", R"({"errors":{}})"}) {
    CAPTURE(body);
    for (const int status : {200, 400, 503}) {
      CHECK(says(answered(customEndpoint<Json>(options), status, body).error(), "`errors`"));
      CHECK(says(answered(customEndpoint<void>(options), status, body).error(), "`errors`"));
      CHECK(says(answered(customEndpoint<Lead>(options), status, body).error(), "`errors`"));
    }
  }
  const char* second = R"({"errors":[{"extensions":{"code":"FORBIDDEN"}},{"message":"really"}]})";
  CHECK(says(answered(customEndpoint<Json>(options), 403, second).error(), "FORBIDDEN: really"));
}
