// names of its own that are ours too
#include <nlohmann/json.hpp>

using json = nlohmann::json;
struct Error {};
struct Schema {};

#include "every_header.hpp"

#include <directus/testing/fake_transport.hpp>

#include <iostream>

int main() {
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":{"title":"linked"}})");
  auto client =
      directus::createDirectus("http://127.0.0.1", {.transport = fake}).with(directus::rest());
  const json article = client.request(directus::readItem("articles", 1)).get();
  std::cout << article["title"].get<std::string>() << '\n';
}
