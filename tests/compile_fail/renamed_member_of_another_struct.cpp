// expect: directus: fieldNames() of this struct renames members of another struct
#include <directus/query/fields.hpp>

using namespace directus;

struct Other {
  int order_{};
};
struct Row {
  int order_{};

  static constexpr auto fieldNames() {
#ifdef MISTAKE
    return renamed<&Other::order_>("order");
#else
    return renamed<&Row::order_>("order");
#endif
  }
};

static_assert(detail::fieldsOf<Row>().text.size() > 0);
