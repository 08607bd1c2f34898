#include <directus/values/hash.hpp>

#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Account {
  std::string name{};
  Hash secret{};
};

template <class T>
std::string json(const T& value) {
  const auto text = detail::encode(detail::typeInfo<T>(), &value);
  return text ? *text : std::string("refused: ") + text.error().what();
}

}  // namespace

TEST_CASE("what is to be hashed is sent as it is") {
  CHECK(json(Account{.name = "a", .secret = Hash("s3cret")}) ==
        R"({"name":"a","secret":"s3cret"})");
  CHECK(Patch<Account>{field<"secret"> = Hash("s3cret")}.text().value() ==
        R"({"secret":"s3cret"})");
}

TEST_CASE("a hash that was read is never sent back") {
  const auto account = read<Account>(R"({"data":{"name":"a","secret":"**********"}})").value();
  CHECK(account.secret.isStored());
  CHECK(account.secret.isConcealed());
  CHECK(json(account) == R"({"name":"a"})");
  CHECK(std::string(Patch<Account>{field<"secret"> = account.secret}.text().error().what()) ==
        "secret: is not a valid text to be hashed");
}

TEST_CASE("a hash that may be null is not sent back") {
  struct Person {
    std::string name{};
    std::optional<Hash> secret{};
  };
  CHECK(json(read<Person>(R"({"data":{"name":"a","secret":"**********"}})").value()) ==
        R"({"name":"a"})");
  CHECK(json(read<Person>(R"({"data":{"name":"a","secret":null}})").value()) == R"({"name":"a"})");
  CHECK(json(Person{.name = "a", .secret = Hash("s3cret")}) == R"({"name":"a","secret":"s3cret"})");
}

TEST_CASE("a hash may be read in full") {
  const auto account = read<Account>(R"({"data":{"name":"a","secret":"$argon2id$x"}})").value();
  CHECK(account.secret.isStored());
  CHECK_FALSE(account.secret.isConcealed());
  CHECK(account.secret.text() == "$argon2id$x");
}

TEST_CASE("a hash does not show in errors") {
  CHECK(failure<Account>(R"({"data":{"name":"a","secret":["s3cret"]}})") ==
        "data.secret: expected text to be hashed, got array");
}
