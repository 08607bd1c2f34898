// expect: directus: this struct has more than 128 fields
#include <directus/schema/type_table.hpp>

using namespace directus;

#define FOUR(x) int x##0 {}, x##1 {}, x##2 {}, x##3 {};
#define SIXTEEN(x) FOUR(x##0) FOUR(x##1) FOUR(x##2) FOUR(x##3)
#define SIXTY_FOUR(x) SIXTEEN(x##0) SIXTEEN(x##1) SIXTEEN(x##2) SIXTEEN(x##3)

struct Base {
  SIXTY_FOUR(a)
};
struct Model {
  Extend<Base> base{};
  SIXTY_FOUR(b)
#ifdef MISTAKE
  int one_more{};
#endif
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
