// expect: directus: renamed takes one name for each member: renamed<&Row::class_, &Row::year>("class", "year(date_created)")
#include <directus/query/fields.hpp>

using namespace directus;

struct Row {
  std::string class_{};
  int order_{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<&Row::class_, &Row::order_>("class"); }
#else
  static constexpr auto fieldNames() {
    return renamed<&Row::class_, &Row::order_>("class", "order");
  }
#endif
};

static_assert(detail::fieldsOf<Row>().text.size() > 0);
