// no exceptions and no RTTI
// flags: -fno-exceptions -fno-rtti
#include <directus/testing/fake_transport.hpp>
#include <directus/typed.hpp>

#include <cstdio>

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
  fake->reply(200, R"({"data":[{"id":"one","title":"wrong"}]})");
  auto client = directus::createDirectus<Schema>("http://127.0.0.1", {.transport = fake})
                    .with(directus::rest());

  const auto articles = client.request(directus::readItems<&Schema::articles>()).result();
  if (!articles || articles->size() != 1) return 1;
  const auto wrong = client.request(directus::readItems<&Schema::articles>()).result();
  if (wrong || wrong.error().kind() != directus::ErrorKind::decode) return 2;
  const auto refused = client.request(directus::readItem<&Schema::articles>(0)).result();
  if (refused) return 3;
  std::puts(articles->front().title.c_str());
}
