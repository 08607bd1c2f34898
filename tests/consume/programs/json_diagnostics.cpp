// JSON_DIAGNOSTICS, which makes nlohmann's values another type
// flags: -DJSON_DIAGNOSTICS=1
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include <iostream>

int main() {
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":[{"id":1,"author":{"name":"linked"}}]})");
  fake->reply(400, R"({"errors":[{"message":"no","extensions":{"code":"INVALID_QUERY"}}]})");
  auto client =
      directus::createDirectus("http://127.0.0.1", {.transport = fake}).with(directus::rest());

  const directus::Json articles =
      client
          .request(
              directus::readItems("articles", {.filter = directus::Json{{"id", {{"_gt", 0}}}}}))
          .get();
  const auto refused = client.request(directus::readItems("articles")).result();
  if (refused || refused.error().code() != directus::ErrorCode::invalidQuery) return 1;
  try {
    std::cout << articles.at(0).at("author").at("name").get<int>();
  } catch (const directus::Json::exception& error) {
    // The setting works: the error names the place.
    if (std::string_view(error.what()).find("/0/author/name") == std::string_view::npos) return 2;
  }
  std::cout << articles[0]["author"]["name"].get<std::string>() << '\n';
}
