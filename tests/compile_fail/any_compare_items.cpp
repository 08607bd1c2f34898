// expect: directus: comparing an Any compares items: give the struct of each collection an operator== (= default)
#include <directus/schema/any.hpp>

using namespace directus;

struct Text {
  std::string text{};
#ifndef MISTAKE
  friend bool operator==(const Text&, const Text&) = default;
#endif
};

bool same(const Any<In<"block_text", Text>>& a, const Any<In<"block_text", Text>>& b) {
  return a == b;
}
