// Long lists: the room for them is guessed from their first items.
#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Item {
  int id{};
  std::string title{};
};

std::string item(int id, std::size_t length) {
  return R"({"id":)" + std::to_string(id) + R"(,"title":")" + std::string(length, 'x') + "\"}";
}

}  // namespace

TEST_CASE("a list is read whole, whatever its first items promise") {
  for (const bool longFirst : {true, false}) {
    std::string json = R"({"data":[)";
    for (int id = 0; id < 500; ++id) {
      if (id > 0) json += ',';
      json += item(id, (id < 8) == longFirst ? 2000 : 0);
    }
    json += "]}";
    const auto items = read<std::vector<Item>>(json).value();
    REQUIRE(items.size() == 500);
    CHECK(items[499].id == 499);
    CHECK(items[499].title.size() == (longFirst ? 0 : 2000));
  }
}

TEST_CASE("a list takes no more memory than its reply by guessing") {
  // Eight tiny items, then one long text: a guess by items alone would ask for far too much.
  std::string json = R"({"data":[0,1,2,3,4,5,6,7,8,)";
  json += "9]" + std::string(100'000, ' ') + "}";
  const auto numbers = read<std::vector<int>>(json).value();
  CHECK(numbers.size() == 10);
  CHECK(numbers.capacity() * sizeof(int) <= json.size());
}
