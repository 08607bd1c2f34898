// The connection, against a real Directus.
#include <atomic>
#include <thread>

#include "accounts.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

struct Row {
  int id{};
  std::string name{};
};

Json named(const char* name) {
  return Json{{"name", name}};
}

/// The next change that is not about what was there before.
template <class T>
Change<T> next(Subscription<T>& changes) {
  auto change = changes.next().get();
  REQUIRE(change);
  return *std::move(change);
}

/// A collection of one test.
struct Rows {
  std::string name;
  server::Scratch scratch{name};
};

}  // namespace

TEST_CASE("what is created, changed and removed comes to a subscription", "[realtime]") {
  const Rows rows{"live_rows"};
  const auto client = server::admin().with(realtime());
  auto changes = client.subscribe<Row>(rows.name, {.query = {.fields = {"id", "name"}}}).get();
  CHECK(next(changes).event == ChangeEvent::init);
  const Json created = client.request(createItem(rows.name, named("a"))).get();
  const int id = created["id"];
  const auto create = next(changes);
  CHECK(create.event == ChangeEvent::create);
  CHECK(create.items.at(0).name == "a");
  client.request(updateItem(rows.name, id, named("b"))).get();
  CHECK(next(changes).items.at(0).name == "b");
  client.request(deleteItem(rows.name, id)).get();
  const auto gone = next(changes);
  CHECK(gone.event == ChangeEvent::delete_);
  CHECK(gone.keys == std::vector<Key>{Key(id)});
  changes.unsubscribe();
}

TEST_CASE("commands of items go over the socket", "[realtime]") {
  const Rows rows{"live_sent"};
  const auto client = server::admin().with(realtime());
  const Json made =
      client.send(createItems(rows.name, Json::array({named("a"), named("b")}))).get();
  REQUIRE(made.size() == 2);
  const int id = made[0]["id"];
  CHECK(client.send(readItem(rows.name, id)).get()["name"] == "a");
  client.send(updateItem(rows.name, id, named("c"))).get();
  CHECK(client.send(readItems(rows.name)).get().size() == 2);
  client.send(updateItems(rows.name, Keys{id}, named("d"))).get();
  CHECK(client.request(readItem(rows.name, id)).get()["name"] == "d");
  client.send(deleteItems(rows.name, Keys{id})).get();
  CHECK(client.send(readItems(rows.name).withMeta()).get().items.size() == 1);
  const auto missing = client.send(readItem(rows.name, 999'999)).result();
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code() == ErrorCode::forbidden);
}

// Directus 11 does not answer an administrator there.
TEST_CASE("a collection that is not there is refused with the code of Directus",
          "[realtime][twelve]") {
  const auto client = server::admin().with(realtime());
  const auto refused = client.subscribe("no_such_collection").result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind() == ErrorKind::api);
  CHECK(refused.error().code() == ErrorCode::forbidden);
}

TEST_CASE("every mode of session connects", "[realtime]") {
  const server::User user;
  for (const AuthMode mode : {AuthMode::json, AuthMode::cookie, AuthMode::session}) {
    CAPTURE(toString(mode));
    const auto client = server::sessionClient(mode, {}).with(realtime());
    client.login(user.payload()).get();
    const auto connected = client.connect().result();
    INFO((connected ? "" : connected.error().what()));
    CHECK(connected);
  }
}

TEST_CASE("a client without a session, or with a wrong token, is refused", "[realtime]") {
  const auto anonymous =
      server::sessionClient(AuthMode::json, {}).with(realtime()).connect().result();
  REQUIRE_FALSE(anonymous);
  CHECK(anonymous.error().kind() == ErrorKind::invalidArgument);
  const auto wrong = createDirectus(server::url())
                         .with(staticToken("canary-of-a-token-that-nobody-has"))
                         .with(realtime())
                         .connect()
                         .result();
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind() == ErrorKind::api);
  CHECK(std::string(wrong.error().what()).find("canary") == std::string::npos);
}

TEST_CASE("a subscription outlives the tokens of its session without a gap", "[hasty]") {
  const server::User user;
  std::atomic<int> renewed = 0;
  AuthenticationOptions options;
  options.msRefreshBeforeExpires = 2s;  // of three, of which the last is less than a second
  options.onAuthChange = [&](const AuthChange& change) {
    if (change.event == AuthEvent::refreshed) ++renewed;
  };
  const auto client = server::sessionClient(AuthMode::json, options).with(realtime());
  client.login(user.payload()).get();
  std::atomic<int> losses = 0;
  client.onConnectionChange([&](const ConnectionChange& change) {
    if (change.state == ConnectionState::reauth || change.state == ConnectionState::waiting)
      ++losses;
  });
  client.connect().get();
  for (int tries = 0; tries < 300 && renewed < 3; ++tries) std::this_thread::sleep_for(100ms);
  CHECK(renewed >= 3);
  CHECK(losses == 0);
  CHECK(client.connectionState() == ConnectionState::ready);
}
