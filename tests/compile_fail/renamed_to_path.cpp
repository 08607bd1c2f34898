// expect: directus: fieldNames() gives a member something that is not a field name: write a field, a function of a field, or alias:field
#include <directus/query/fields.hpp>

using namespace directus;

struct Row {
  std::string class_{};
  int order_{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<&Row::class_>("author.class"); }
#else
  static constexpr auto fieldNames() {
    return renamed<&Row::class_, &Row::order_>("class", "order");
  }
#endif
};

static_assert(detail::fieldsOf<Row>().text.size() > 0);
