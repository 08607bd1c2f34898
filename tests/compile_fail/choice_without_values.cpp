// expect: directus: no value of this enum has a name: define the enum before it is used, or name its values by directus::choices
#include <directus/schema/type_table.hpp>

using namespace directus;

#ifdef MISTAKE
enum class Status {};
#else
enum class Status { draft, published };
#endif

struct Article {
  Status status{};
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Article>();
}
