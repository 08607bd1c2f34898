// expect: directus: this struct has a base class: list the members in the struct
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Base {
  int id{};
};
#ifdef MISTAKE
struct Model : Base {
  std::string name;
};
#else
struct Model {
  Base base;
  std::string name;
};
#endif

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
