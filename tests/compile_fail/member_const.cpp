// expect: directus: this struct has a const member or a reference, which cannot be read into: make it a plain value
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
#ifdef MISTAKE
  const int id = 0;
#else
  int id = 0;
#endif
  std::string name;
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
