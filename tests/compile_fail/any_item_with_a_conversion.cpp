// expect: directus: In<...> takes a plain struct, not a type with a JsonConversion: the items of a collection are objects
#include <directus/typed.hpp>

using namespace directus;

struct Text {
  std::string text{};
};
struct Block {
#ifdef MISTAKE
  Any<In<"block_text", Decimal>> item{};
#else
  Any<In<"block_text", Text>> item{};
#endif
};

const detail::TypeInfo& info() {
  return detail::typeInfo<Block>();
}
