// The C++23 half: it sends the command.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include <iostream>

#include "articles.hpp"

static_assert(__cplusplus > 202002L);

directus::Command<std::vector<Article>> readArticles();

int main() {
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":[{"id":1,"title":"linked"}]})");
  auto client = directus::createDirectus<Schema>("http://127.0.0.1", {.transport = fake})
                    .with(directus::rest());
  for (const Article& article : client.request(readArticles()).get())
    std::cout << article.title << '\n';
}
