// expect: directus: Any takes the name and the struct of each collection: Any<In<"block_text", BlockText>, In<"block_image", BlockImage>>
#include <directus/query/fields.hpp>

using namespace directus;

struct Text {
  std::string text{};
};
struct Block {
#ifdef MISTAKE
  Any<Text> item{};
#else
  Any<In<"block_text", Text> > item{};
#endif
};

static_assert(detail::fieldsOf<Block>().text.size() > 0);
