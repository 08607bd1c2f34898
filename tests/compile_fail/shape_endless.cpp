// expect: directus: this shape contains itself, so its list of fields would never end: use a shape that does not contain itself
#include <directus/query/fields.hpp>

using namespace directus;

struct Leaf {
  int id{};
};
struct Node {
  int id{};
#ifdef MISTAKE
  std::vector<Node> left;
  std::vector<Node> right;
#else
  std::vector<Leaf> left;
  Ref<Node> right;
#endif
};

std::string_view fields() {
  return detail::fieldsOf<Node>().text;
}
