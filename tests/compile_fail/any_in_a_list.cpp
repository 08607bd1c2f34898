// expect: directus: an Any is also the field `collection` beside it
#include <directus/query/fields.hpp>

using namespace directus;

struct Text {
  std::string text{};
};
using Item = Any<In<"block_text", Text>>;
struct Block {
  int id{};
#ifdef MISTAKE
  std::vector<Item> item{};
#else
  Item item{};
#endif
};

static_assert(detail::fieldsOf<Block>().text.size() > 0);
