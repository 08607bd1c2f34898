// expect: directus: a value of this type cannot travel as JSON
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
  int id{};
#ifdef MISTAKE
  const char* name = nullptr;
#else
  std::string name;
#endif
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
