// expect: directus: the members of this struct cannot be counted: a reference is among them
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
