// expect: directus: std::vector<bool> has no elements to read into: use std::vector<int>
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
#ifdef MISTAKE
  std::vector<bool> flags;
#else
  std::vector<int> flags;
#endif
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
