// expect: directus: this struct has a C array: use std::vector or std::string
#include <directus/schema/type_table.hpp>

using namespace directus;

struct Model {
  int id{};
#ifdef MISTAKE
  int numbers[1]{};
#else
  std::vector<int> numbers;
#endif
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Model>();
}
