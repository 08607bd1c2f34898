#include <directus/schema/ref.hpp>

#include <directus/core/error.hpp>
#include <directus/schema/type_table.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {
struct Author {
  int id{};
  std::string name;
  friend bool operator==(const Author&, const Author&) = default;
};
struct Node {
  int id{};
  Ref<Node> parent;
};
}  // namespace

TEST_CASE("a new Ref holds nothing") {
  const Ref<Author> ref;
  CHECK(ref.isNull());
  CHECK_FALSE(ref);
  CHECK(ref == nullptr);
  CHECK(ref.keyText().empty());
}

TEST_CASE("a Ref takes a number as key") {
  const Ref<Author> ref = 7;
  CHECK(ref.hasKey());
  CHECK(ref.key<std::int64_t>() == 7);
  CHECK(ref.key<short>() == 7);
  CHECK(ref.keyText() == "7");
  CHECK(ref == 7);
  CHECK_FALSE(ref == 8);
}

TEST_CASE("a Ref takes text as key") {
  const Ref<Author> ref = "0a1b";
  CHECK(ref.key<std::string>() == "0a1b");
  CHECK(ref.keyText() == "0a1b");
  CHECK(ref == "0a1b");
  CHECK(ref == std::string("0a1b"));
}

TEST_CASE("a text of digits is read as a number: PostgreSQL sends big keys as text") {
  const Ref<Author> ref = "9007199254740993";
  CHECK(ref.key<std::int64_t>() == 9007199254740993);
  CHECK(ref == 9007199254740993);
}

TEST_CASE("a key that is not there is an error") {
  CHECK_THROWS_AS((void)Ref<Author>("uuid").key<int>(), Error);
  CHECK_THROWS_AS((void)Ref<Author>(3).key<std::string>(), Error);
  CHECK_THROWS_AS((void)Ref<Author>(300).key<std::int8_t>(), Error);
  CHECK_THROWS_AS((void)Ref<Author>().key<int>(), Error);
}

TEST_CASE("a Ref takes an object") {
  const Ref<Author> ref = Author{.id = 1, .name = "Ada"};
  CHECK(ref.hasObject());
  CHECK(ref->name == "Ada");
  CHECK_FALSE(ref.hasKey());
}

TEST_CASE("an object that is not there is an error") {
  CHECK_THROWS_AS((void)Ref<Author>(3)->name, Error);
}

TEST_CASE("a copy of a Ref has an object of its own") {
  Ref<Author> first = Author{.id = 1, .name = "Ada"};
  Ref<Author> second = first;
  second->name = "Grace";
  CHECK(first->name == "Ada");
}

TEST_CASE("a Ref that was moved from holds nothing") {
  Ref<Author> first = "key";
  const Ref<Author> second = std::move(first);
  CHECK(first.isNull());
  CHECK(second == "key");
}

TEST_CASE("a Ref may be assigned over and over") {
  Ref<Author> ref = Author{.id = 1, .name = "Ada"};
  ref = 5;
  CHECK_FALSE(ref.hasObject());
  ref = Author{.id = 2, .name = "Grace"};
  CHECK(ref->id == 2);
  ref = nullptr;
  CHECK(ref.isNull());
}

TEST_CASE("Refs are equal when they hold the same") {
  CHECK(Ref<Author>(3) == Ref<Author>(3));
  CHECK_FALSE(Ref<Author>(3) == Ref<Author>("3"));
  CHECK(Ref<Author>() == Ref<Author>());
  CHECK(Ref<Author>(Author{1, "Ada"}) == Ref<Author>(Author{1, "Ada"}));
  CHECK_FALSE(Ref<Author>(Author{1, "Ada"}) == Ref<Author>(Author{2, "Ada"}));
}

TEST_CASE("a struct may refer to its own kind") {
  const Node child{.id = 2, .parent = Node{.id = 1, .parent = nullptr}};
  CHECK(child.parent->id == 1);
}
