// expect: directus: renamed takes members of one struct
#include <directus/query/fields.hpp>

using namespace directus;

struct Other {
  int order_{};
};
struct Row {
  std::string class_{};
  int order_{};

  static constexpr auto fieldNames() {
#ifdef MISTAKE
    return renamed<&Row::class_, &Other::order_>("class", "order");
#else
    return renamed<&Row::class_, &Row::order_>("class", "order");
#endif
  }
};

static_assert(detail::fieldsOf<Row>().text.size() > 0);
