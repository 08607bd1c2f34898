// g++ 12 destroys twice what is made in braces within a `co_await`, and so a default argument `=
// {}`.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/typed.hpp>

#include "support/catch.hpp"

using namespace directus;

namespace {

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};

auto clientOf(const std::shared_ptr<testing::FakeTransport>& fake) {
  return createDirectus<Schema>("http://127.0.0.1:1", {.transport = fake})
      .with(rest())
      .with(graphql())
      .with(staticToken("t"));
}
using TestClient = decltype(clientOf(nullptr));

Operation<std::size_t> readsWithDefaults(TestClient client) {
  std::size_t answers = 0;
  if (co_await client.request(readItems<&Schema::articles>()).asResult()) ++answers;
  if (co_await client.request(readItem<&Schema::articles>(1)).asResult()) ++answers;
  if (co_await client.request(readItems("articles")).asResult()) ++answers;
  if (co_await client.request(readMe()).asResult()) ++answers;
  if (co_await client.request(readAssetBlob("7")).asResult()) ++answers;
  if (co_await client.request(clearCache()).asResult()) ++answers;
  auto items = client.request(readAll(readItems<&Schema::articles>()));
  if (co_await items.next()) ++answers;
  if (co_await client.query<Json>("{ articles { id } }").asResult()) ++answers;
  co_return answers;
}

}  // namespace

TEST_CASE("arguments that a coroutine leaves out are destroyed once") {
  const auto fake = std::make_shared<testing::FakeTransport>();
  const std::string_view list = R"({"data":[{"id":1,"title":"a"}]})";
  const std::string_view one = R"({"data":{"id":1,"title":"a"}})";
  for (const std::string_view body : {list, one, list, one, one, one, list, one})
    fake->reply(200, body);
  CHECK(readsWithDefaults(clientOf(fake)).get() == 8);
}
