// min and max are macros, as in windows.h
#include <nlohmann/json.hpp>

#include <bits/stdc++.h>

#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))

#include "every_header.hpp"

#include <directus/testing/fake_transport.hpp>

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};

int main() {
  static_assert(max(1, 2) == 2, "the standard library must not have taken them away");
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":[{"id":1,"title":"linked"}]})");
  auto client = directus::createDirectus<Schema>("http://127.0.0.1", {.transport = fake})
                    .with(directus::rest());
  for (const Article& article : client.request(directus::readItems<&Schema::articles>()).get())
    std::cout << article.title << '\n';
}
