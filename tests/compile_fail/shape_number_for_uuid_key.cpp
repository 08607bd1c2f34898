// expect: directus: a field of the shape has another type than the field of the collection's model
#include <directus/typed.hpp>

using namespace directus;

struct Owner {
  Uuid id{};
};
struct Shop {
  int id{};
  Ref<Owner> owner{};
};
struct Schema {
  std::vector<Shop> shops;
};

void check() {
#ifdef MISTAKE
  struct Card {
    int owner{};
  };
  (void)readItems<&Schema::shops, Card>();
#else
  struct Card {
    Uuid owner{};
  };
  (void)readItems<&Schema::shops, Card>();
#endif
}
