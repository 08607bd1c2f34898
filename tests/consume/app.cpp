// A program of somebody else: it sends one typed command through a fake and prints what came.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include <iostream>

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};

int main() {
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":[{"id":1,"title":"linked"}]})");
  auto client = directus::createDirectus<Schema>("http://127.0.0.1", {.transport = fake})
                    .with(directus::rest());
  for (const Article& article : client.request(directus::readItems<&Schema::articles>()).get())
    std::cout << article.title << '\n';
}
