// expect: directus: this type is no plain struct
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
#ifdef MISTAKE
  explicit Model(int number) : id(number) {}
#endif
  int id = 0;
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
