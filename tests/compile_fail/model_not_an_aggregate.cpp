// expect: directus: this type is not a plain struct: remove its constructors, private members and virtual functions, or specialise directus::JsonConversion for it
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
