// member names that are not ASCII, where char is unsigned as on ARM
// flags: -funsigned-char
#include <directus/typed.hpp>

#include <directus/testing/fake_transport.hpp>

#include <iostream>
#include <string>
#include <vector>

struct Straße {
  int id = 0;
  std::string größe;
  std::string naïve_名前;
};

struct Schema {
  std::vector<Straße> straßen;
};

int main() {
  auto fake = std::make_shared<directus::testing::FakeTransport>();
  fake->reply(200, R"({"data":[{"id":1,"größe":"lin","naïve_名前":"ked"}]})");
  auto client = directus::createDirectus<Schema>("http://127.0.0.1", {.transport = fake})
                    .with(directus::rest());
  const auto streets = client.request(directus::readItems<&Schema::straßen>({.limit = 1})).get();
  if (fake->requests().back().url.find("/items/stra%C3%9Fen?") == std::string::npos)
    std::cout << fake->requests().back().url << '\n';
  std::cout << streets.at(0).größe << streets.at(0).naïve_名前 << '\n';
}
