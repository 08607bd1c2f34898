#include <directus/core/refusal.hpp>

#include "support/catch.hpp"

using namespace directus;
using detail::Refusal;

TEST_CASE("a refusal without a reason is empty") {
  CHECK(Refusal().empty());
  CHECK(Refusal().why().empty());
}

TEST_CASE("a refusal keeps the first of its reasons") {
  Refusal refusal;
  refusal.add("");
  refusal.add(detail::invalidArgument("key", "must not be empty"));
  refusal.add("filter: is not JSON");
  CHECK(refusal.why() == "key: must not be empty");
}

TEST_CASE("a refusal ends a call as an invalid argument with its reason") {
  Refusal refusal;
  refusal.add("keys: no key given");
  CHECK(refusal.error().kind() == ErrorKind::invalidArgument);
  CHECK(std::string(refusal.error().what()) == "keys: no key given");
}
