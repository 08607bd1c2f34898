#include <directus/commands/key.hpp>

#include <limits>

#include "support/catch.hpp"

using namespace directus;

TEST_CASE("a key stands in a body as a number or as text") {
  CHECK(Key(7).json() == "7");
  CHECK(Key(-7).json() == "-7");
  CHECK(Key("a\"b").json() == R"("a\"b")");
  CHECK(Key("7").json() == R"("7")");
}

TEST_CASE("a key that JavaScript would round stands there as text") {
  CHECK(Key(9007199254740991).json() == "9007199254740991");
  CHECK(Key(9007199254740993).json() == R"("9007199254740993")");
  CHECK(Key((std::numeric_limits<std::int64_t>::min)()).json() == R"("-9223372036854775808")");
  CHECK(Key((std::numeric_limits<std::uint64_t>::max)()).json() == R"("18446744073709551615")");
}
