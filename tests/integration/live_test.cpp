// Live queries, against a real Directus.
#include <directus/live/live.hpp>

#include "accounts.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

struct Row {
  int id{};
  std::string name{};
  int n{};
};

struct Author {
  int id{};
  std::string name{};
};
struct Schema {
  std::vector<Row> live_things;
  std::vector<Author> authors;
};

/// What is on the screen: "1a 2b".
template <class T>
std::string shown(const std::vector<T>& rows) {
  std::string text;
  for (const T& row : rows) text += std::to_string(row.n) + row.name + ' ';
  return text;
}

/// Waits until a live query shows that.
template <class T>
bool comesToShow(const Live<T>& query, const std::string& text) {
  for (int i = 0; i < 300 && shown(*query.items()) != text; ++i) (void)query.wait(100ms);
  return shown(*query.items()) == text;
}

struct Fixture {
  server::Scratch scratch{"live_things"};
  // Nobody asks again by itself: what comes, the bell has brought.
  const decltype(server::admin<Schema>().with(realtime()).with(live())) client =
      server::admin<Schema>().with(realtime()).with(live({.interval = 1h}));
  int create(const char* name, int n) const {
    return client.request(createItem("live_things", Json{{"name", name}, {"n", n}}))
        .get()["id"]
        .get<int>();
  }
  void change(int id, const Json& patch) const {
    client.request(updateItem("live_things", id, patch)).get();
  }
  [[nodiscard]] Live<Row> query(const Query<Row>& query) const {
    return client.live(readItems<&Schema::live_things>(query)).get();
  }
};

template <class T>
bool becomes(const Live<T>& query, LiveState state) {
  for (int i = 0; i < 300 && query.status().state != state; ++i) (void)query.wait(100ms);
  return query.status().state == state;
}
/// The bell works once the subscription stands.
template <class T>
bool becomesLive(const Live<T>& query) {
  return becomes(query, LiveState::live);
}

/// A client of a session, and a live query of it.
auto sessionOf(AuthMode mode) {
  return createDirectus<Schema>(server::url())
      .with(rest())
      .with(authentication(mode))
      .with(realtime())
      .with(live());
}

}  // namespace

TEST_CASE("what is created, changed and removed is on the screen at once", "[live]") {
  const Fixture f;
  const auto query = f.query({.sort = {field<"n">}});
  REQUIRE(becomesLive(query));
  const int a = f.create("a", 2);
  CHECK(comesToShow(query, "2a "));
  f.create("b", 1);
  CHECK(comesToShow(query, "1b 2a "));
  f.change(a, {{"n", 0}});
  CHECK(comesToShow(query, "0a 1b "));
  f.client.request(deleteItem("live_things", a)).get();
  CHECK(comesToShow(query, "1b "));
}

TEST_CASE("a row that leaves the filter leaves the screen, and comes back", "[live]") {
  const Fixture f;
  const int a = f.create("a", 1);
  const auto query = f.query({.filter = field<"n"> < 5});
  REQUIRE(becomesLive(query));
  f.change(a, {{"n", 7}});
  CHECK(comesToShow(query, ""));
  f.change(a, {{"n", 3}});
  CHECK(comesToShow(query, "3a "));
}

TEST_CASE("a list with a limit shows who moves up", "[live]") {
  const Fixture f;
  const int a = f.create("a", 9);
  f.create("b", 8);
  f.create("c", 7);
  const auto query = f.query({.sort = {-field<"n">}, .limit = 2});
  REQUIRE(becomesLive(query));
  CHECK(comesToShow(query, "9a 8b "));
  f.client.request(deleteItem("live_things", a)).get();
  CHECK(comesToShow(query, "8b 7c "));
}

TEST_CASE("one item is on the screen until it is gone", "[live]") {
  const Fixture f;
  const int a = f.create("a", 1);
  const auto query = f.client.live(readItem<&Schema::live_things>(a)).get();
  REQUIRE(becomesLive(query));
  f.change(a, {{"name", "b"}});
  CHECK(comesToShow(query, "1b "));
  f.client.request(deleteItem("live_things", a)).get();
  CHECK(comesToShow(query, ""));
}

TEST_CASE("without a connection changes are found by asking", "[live]") {
  const server::Scratch scratch("live_things");
  const auto client = server::admin<Schema>().with(live({.interval = 200ms}));
  const auto query = client.live(readItems<&Schema::live_things>()).get();
  CHECK(query.status().state == LiveState::polling);
  client.request(createItem("live_things", Json{{"name", "a"}, {"n", 1}})).get();
  CHECK(comesToShow(query, "1a "));
}

TEST_CASE("a live query has a bell in every mode of session", "[live]") {
  const server::User user;
  for (const AuthMode mode : {AuthMode::json, AuthMode::cookie, AuthMode::session}) {
    CAPTURE(toString(mode));
    const auto client = sessionOf(mode);
    client.login(user.payload()).get();
    const auto authors = client.live(readItems<&Schema::authors>()).get();
    CHECK(becomesLive(authors));
  }
}

TEST_CASE("the end of a session is a status, and the next login the end of that", "[hasty]") {
  const server::User user;
  const auto admin = server::admin();
  const auto setStatus = [&](const char* status) {
    admin.request(updateUser(user.id(), Json{{"status", status}})).get();
  };
  const auto client = sessionOf(AuthMode::json);
  client.login(user.payload()).get();
  const auto authors = client.live(readItems<&Schema::authors>(), {.interval = 500ms}).get();
  REQUIRE(becomesLive(authors));
  const auto before = authors.items();
  setStatus("suspended");
  REQUIRE(becomes(authors, LiveState::stale));
  REQUIRE(authors.status().why);
  CHECK(authors.status().why->kind() == ErrorKind::sessionLost);
  CHECK(authors.items() == before);
  setStatus("active");
  client.login(user.payload()).get();
  CHECK(becomesLive(authors));
}
