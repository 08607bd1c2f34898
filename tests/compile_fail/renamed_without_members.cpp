// expect: directus: renamed names the members to rename: renamed<&Row::class_, &Row::year>("class", "year(date_created)")
#include <directus/query/fields.hpp>

using namespace directus;

struct Row {
  std::string class_{};

#ifdef MISTAKE
  static constexpr auto fieldNames() { return renamed<>("class"); }
#else
  static constexpr auto fieldNames() { return renamed<&Row::class_>("class"); }
#endif
};

static_assert(detail::fieldsOf<Row>().text.size() > 0);
