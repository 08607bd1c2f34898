// expect: directus: comparing Ref<T> compares objects: give T an operator== (= default)
#include <directus/schema/ref.hpp>

using namespace directus;

struct Author {
  int id{};
#ifndef MISTAKE
  friend bool operator==(const Author&, const Author&) = default;
#endif
};

bool same(const Ref<Author>& a, const Ref<Author>& b) {
  return a == b;
}
