// expect: directus: exactly one collection of this Any must have items of that type; name the collection instead: getIf<"block_text">(), in<"block_text">(item)
#include <directus/query/fields.hpp>

using namespace directus;

struct Text {
  std::string text{};
};
struct Image {
  std::string caption{};
};

#ifdef MISTAKE
bool isImage(const Any<In<"block_text", Text>>& item) {
#else
bool isImage(const Any<In<"block_text", Text>, In<"block_image", Image>>& item) {
#endif
  return item.getIf<Image>() != nullptr;
}
