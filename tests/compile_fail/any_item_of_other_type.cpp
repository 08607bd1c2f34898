// expect: directus: in<"collection">(...) takes an item of the type that the Any has for that collection, or its key
#include <directus/schema/any.hpp>

using namespace directus;

struct Text {
  std::string text{};
};
struct Image {
  std::string caption{};
};

void check() {
#ifdef MISTAKE
  const Any<In<"block_text", Text>> item = in<"block_text">(Image{});
#else
  const Any<In<"block_text", Text>> item = in<"block_text">(Text{});
#endif
  (void)item;
}
