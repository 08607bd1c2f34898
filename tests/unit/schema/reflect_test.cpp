#include <directus/schema/reflect.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <directus/schema/json_member.hpp>
#include <directus/schema/ref.hpp>

#include "support/catch.hpp"

using namespace directus;
using detail::memberCount;
using detail::memberName;

namespace {

struct Inner {
  int a{};
  int b{};
};
struct NoDefault {
  explicit NoDefault(int) {}
};
struct Everything {
  int number{};
  bool flag = true;
  std::string text;
  std::optional<std::string> maybeText;
  std::optional<Inner> maybeInner;
  std::optional<bool> maybeFlag;
  Inner inner;
  std::vector<Everything> children;
  std::unique_ptr<Everything> next;
  Ref<Everything> parent;
  std::variant<int, std::string> either;
  std::map<std::string, int> map;
  Json json;
  std::optional<Json> maybeJson;
  JsonText jsonText;
};
struct Empty {};
struct One {
  std::vector<int> only;
};
struct Middle {
  int before;
  NoDefault middle;
  std::string after;
};

#define DIRECTUS_TEST_4(x) int x##0, x##1, x##2, x##3;
#define DIRECTUS_TEST_16(x) \
  DIRECTUS_TEST_4(x##0) DIRECTUS_TEST_4(x##1) DIRECTUS_TEST_4(x##2) DIRECTUS_TEST_4(x##3)
#define DIRECTUS_TEST_64(x) \
  DIRECTUS_TEST_16(x##0) DIRECTUS_TEST_16(x##1) DIRECTUS_TEST_16(x##2) DIRECTUS_TEST_16(x##3)
struct Widest {
  DIRECTUS_TEST_64(a) DIRECTUS_TEST_64(b)
};

struct Schema {
  std::vector<Inner> inner_things;
  Inner single;
};

}  // namespace

TEST_CASE("members of every supported kind are counted") {
  CHECK(memberCount<Everything> == 15);
  CHECK(memberCount<Inner> == 2);
  CHECK(memberCount<One> == 1);
  CHECK(memberCount<Empty> == 0);
}

TEST_CASE("a member without a default constructor does not hide those before it") {
  CHECK(memberCount<Middle> == 3);
}

TEST_CASE("128 members are counted and named") {
  CHECK(memberCount<Widest> == 128);
  CHECK(memberName<Widest, 0>.view() == "a000");
  CHECK(memberName<Widest, 127>.view() == "b333");
}

TEST_CASE("members have the names that the source gives them") {
  CHECK(memberName<Everything, 0>.view() == "number");
  CHECK(memberName<Everything, 7>.view() == "children");
  CHECK(memberName<Everything, 12>.view() == "json");
  CHECK(memberName<Middle, 1>.view() == "middle");
}

TEST_CASE("a name ends with a NUL") {
  CHECK(std::string(memberName<Everything, 2>.text) == "text");
}

TEST_CASE("a pointer to member has the name of the member") {
  CHECK(detail::nameOf<&Schema::inner_things>.view() == "inner_things");
  CHECK(detail::nameOf<&Schema::single>.view() == "single");
}

TEST_CASE("the members of an object are found where they are") {
  Inner inner{.a = 1, .b = 2};
  const auto members = detail::membersOf(inner);
  CHECK(detail::pointerAt<0>(members) == &inner.a);
  CHECK(detail::pointerAt<1>(members) == &inner.b);
}
