// expect: directus: two members of this struct are the same field of Directus: remove one of them, or rename it in fieldNames(); Extend<T> adds the fields of T, an Any adds the field `collection`
#include <directus/query/fields.hpp>

using namespace directus;

struct Row {
  std::string class_{};
  int order_{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<&Row::class_>("order_"); }
#else
  static constexpr auto fieldNames() {
    return renamed<&Row::class_, &Row::order_>("class", "order");
  }
#endif
};

static_assert(detail::fieldsOf<Row>().text.size() > 0);
