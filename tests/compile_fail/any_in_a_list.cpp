// expect: directus: an Any also reads the field `collection` beside it: make it a direct member of the junction's struct, not in a list and not optional (an Any can be null itself)
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
