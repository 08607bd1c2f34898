// expect: directus: two members of this struct are the same field of Directus
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
