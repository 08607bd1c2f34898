// expect: directus: an enum that is read as text must be an enum class: for another enum, specialise directus::JsonConversion
#include <directus/schema/type_table.hpp>

using namespace directus;

#ifdef MISTAKE
enum Status { draft, published };
#else
enum class Status { draft, published };
#endif

struct Article {
  Status status{};
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Article>();
}
