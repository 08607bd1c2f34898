// expect: directus: this struct has a C array: use std::vector or std::string
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
  int id{};
#ifdef MISTAKE
  char name[20]{};
#else
  std::string name;
#endif
  bool last{};
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
