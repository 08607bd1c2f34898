// expect: directus: a field of the shape has another type than the field of the collection's model
#include <directus/typed.hpp>

using namespace directus;

struct Shop {
  int id{};
  DateTime opens{};
};
struct Schema {
  std::vector<Shop> shops;
};

void check() {
#ifdef MISTAKE
  struct Card {
    Timestamp opens{};
  };
  (void)readItems<&Schema::shops, Card>();
#else
  struct Card {
    DateTime opens{};
  };
  (void)readItems<&Schema::shops, Card>();
#endif
}
