// expect: directus: Extend<T> adds fields to the struct that has it as a member: it cannot be in a list or an optional, or be used alone
#include <directus/query/fields.hpp>

using namespace directus;

struct Base {
  int id{};
};
struct User {
#ifdef MISTAKE
  std::vector<Extend<Base>> base{};
#else
  Extend<Base> base{};
#endif
};

static_assert(detail::fieldsOf<User>().text.size() > 0);
