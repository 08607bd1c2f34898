// Which writes `RetryOptions::idempotentWrites` may repeat: those that name the one item they
// change.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

template <class Command>
bool isRepeated(const Command& command) {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(502).reply(204);
  const auto client = createDirectus("https://example.com", {.transport = fake})
                          .with(rest({.retry = {.baseDelay = 0, .idempotentWrites = true}}));
  static_cast<void>(client.request(command).result());
  return fake->requests().size() == 2;
}

}  // namespace

TEST_CASE("changing or removing one item counts as a read where that is wanted") {
  CHECK(isRepeated(updateItem("articles", 1, Json::object())));
  CHECK(isRepeated(deleteItem("articles", 1)));
  CHECK(isRepeated(updateUser("u", Json::object())));
  CHECK(isRepeated(deleteUser("u")));
  CHECK(isRepeated(updateMe(Json::object())));
  CHECK(isRepeated(updateFile("f", Json::object())));
  CHECK(isRepeated(deleteFile("f")));
}

TEST_CASE("what creates, or changes many, is not repeated even then") {
  CHECK_FALSE(isRepeated(createItem("articles", Json::object())));
  CHECK_FALSE(isRepeated(createItems("articles", Json::array({Json::object()}))));
  CHECK_FALSE(isRepeated(updateItems("articles", Keys{1, 2}, Json::object())));
  CHECK_FALSE(isRepeated(updateItemsBatch("articles", Json::array({Json{{"id", 1}}}))));
  CHECK_FALSE(isRepeated(deleteItems("articles", Keys{1, 2})));
  CHECK_FALSE(isRepeated(deleteUsers(Keys{"a", "b"})));
}
