// expect: directus: the members of this struct cannot be counted: one of them is a reference, or cannot be moved
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
  int id{};
#ifdef MISTAKE
  std::string& name;
#else
  std::string name;
#endif
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
