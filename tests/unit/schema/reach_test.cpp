#include <directus/testing/fake_transport.hpp>
#include <directus/typed.hpp>

#include "support/catch.hpp"

using namespace directus;

// `Owner` is declared and never defined: what compiles here does not look at the struct behind a
// relation.
namespace {

struct Owner;
struct Post {
  int id{};
  std::string title;
  Ref<Owner> owner;
  Refs<Owner> readers;
};
struct Title {
  std::string title;
  Ref<Owner> owner;
};
struct Schema {
  std::vector<Post> posts;
};

auto clientOf(const std::shared_ptr<testing::FakeTransport>& fake) {
  return createDirectus<Schema>("https://example.com", {.transport = fake}).with(rest());
}

std::shared_ptr<testing::FakeTransport> fakeWith(std::string body) {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(200, std::move(body));
  return fake;
}

}  // namespace

TEST_CASE("a model is read without the structs that its relations lead to") {
  const auto fake = fakeWith(R"({"data":[{"id":1,"title":"A","owner":7,"readers":[8,9]}]})");
  const auto posts = clientOf(fake).request(readItems<&Schema::posts>({.limit = 1})).get();
  CHECK(posts.at(0).owner.key() == 7);
  CHECK(posts.at(0).readers.at(1).key() == 9);
  const std::string url = fake->requests().at(0).url;
  CHECK(url.find("owner") != std::string::npos);
  CHECK(url.find("owner.") == std::string::npos);
}

TEST_CASE("a filter, a sort and a shape look behind no relation that they do not name") {
  const auto fake = fakeWith(R"({"data":[{"title":"A","owner":null}]})");
  const Query<Post> query{.filter = field<"title"> == "A" && field<"owner"> == 7,
                          .sort = {-field<"owner">}};
  CHECK(clientOf(fake).request(readItems<&Schema::posts, Title>(query)).get().size() == 1);
}

TEST_CASE("a page and every page of a list look behind no relation") {
  const auto fake = fakeWith(R"({"data":[{"id":1,"title":"A","owner":7,"readers":[]}]})");
  const auto client = clientOf(fake);
  CHECK(client.request(readItems<&Schema::posts>().withMeta()).get().items.size() == 1);
  fake->reply(200, R"({"data":[{"id":1,"title":"A","owner":7,"readers":[]}]})");
  fake->reply(200, R"({"data":[]})");
  int count = 0;
  for (const Post& post : client.request(readAll(readItems<&Schema::posts>(), {.key = "id"})))
    count += post.id;
  CHECK(count == 1);
}

TEST_CASE("modifiers keep a command from looking behind a relation") {
  const auto fake = fakeWith(R"({"data":{"id":1,"title":"A","owner":7,"readers":[]}})");
  const auto command =
      withToken("t", withOptions(readItem<&Schema::posts>(1), {.tag = "one post"}));
  CHECK(clientOf(fake).request(command).get().owner.key() == 7);
}

TEST_CASE("an item is written without the structs that its relations lead to") {
  const auto fake = fakeWith(R"({"data":{"id":1,"title":"A","owner":7,"readers":[]}})");
  const auto client = clientOf(fake);
  const Post post{.title = "A", .owner = 7, .readers = {}};
  CHECK(client.request(createItem<&Schema::posts>(post)).get().id == 1);
  CHECK(fake->requests().at(0).body == R"({"title":"A","owner":7,"readers":[]})");
}

TEST_CASE("an item where a typed command asked for its key is a decode error that names the path") {
  const auto fake = fakeWith(R"({"data":[{"id":1,"title":"A","owner":{"id":7},"readers":[]}]})");
  const auto read = clientOf(fake).request(readItems<&Schema::posts>()).result();
  REQUIRE(!read);
  CHECK(read.error().kind() == ErrorKind::decode);
  CHECK(std::string(read.error().what()).find("data[0].owner: expected key, got object") !=
        std::string::npos);
}

namespace {
struct Country {
  std::string code;
};
struct City {
  int id{};
  Ref<Country> country;
};
struct Street {
  int id{};
  Ref<City> city;
};
}  // namespace

TEST_CASE("an item in a relation is written, and copied, with all that is in it") {
  const Street street{.city = City{.country = Country{.code = "DE"}}};
  const Street copy = street;
  CHECK(detail::encode(detail::typeInfo<Street, 0>(), &copy).value() ==
        R"({"city":{"country":{"code":"DE"}}})");
}

TEST_CASE("a command whose fields the caller chooses reads items behind relations") {
  const auto fake = fakeWith(R"({"data":{"id":1,"city":{"id":2,"country":{"code":"DE"}}}})");
  const auto street = clientOf(fake).request(customEndpoint<Street>({.path = "/street"})).get();
  CHECK(street.city->country->code == "DE");
}
