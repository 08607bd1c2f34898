// expect: directus: a value of this type cannot travel as JSON: use bool, an integer, double, std::string, an enum class, Decimal, Uuid, Date, Time, DateTime, Timestamp, std::optional, std::vector, a struct, Ref, JsonText or Json; or specialise directus::JsonConversion for it
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
