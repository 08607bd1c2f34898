// expect: directus: two members of this struct are the same field of Directus: remove one of them, or rename it in fieldNames(); Extend<T> adds the fields of T, an Any adds the field `collection`
#include <directus/query/fields.hpp>

using namespace directus;

struct Base {
  int id{};
};
struct User {
  Extend<Base> base{};
#ifdef MISTAKE
  int id{};
#endif
};

static_assert(detail::fieldsOf<User>().text.size() > 0);
