// expect: directus: this Any has no collection of that name
// near: "block_texts"
#include <directus/query/fields.hpp>

using namespace directus;

struct Text {
  std::string text{};
};

bool isText(const Any<In<"block_text", Text>>& item) {
#ifdef MISTAKE
  return item.getIf<"block_texts">() != nullptr;
#else
  return item.getIf<"block_text">() != nullptr;
#endif
}
