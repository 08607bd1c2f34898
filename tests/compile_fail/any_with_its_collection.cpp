// expect: directus: two members of this struct are the same field of Directus: remove one of them, or rename it in fieldNames(); Extend<T> adds the fields of T, an Any adds the field `collection`
#include <directus/query/fields.hpp>

using namespace directus;

struct Text {
  std::string text{};
};
struct Block {
#ifdef MISTAKE
  std::string collection{};
#endif
  Any<In<"block_text", Text>> item{};
};

static_assert(detail::fieldsOf<Block>().text.size() > 0);
