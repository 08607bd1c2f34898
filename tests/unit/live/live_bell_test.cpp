// Live queries with a connection: what rings for them, and what they read then. The connection is a
// scripted one.
#include <directus/call/client_context.hpp>
#include <directus/call/realtime_link.hpp>
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include <functional>
#include <map>
#include <thread>

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;
using detail::Ring;
using directus::testing::FakeTransport;
using directus::testing::ManualClock;
using What = Ring::What;
using Places = std::vector<std::size_t>;

namespace {

struct Author {
  int id{};
  std::string name{};
};
struct Article {
  int id{};
  int rank{};
  std::string title{};
  Ref<Author> author{};
};
struct Schema {
  std::vector<Article> articles;
  std::vector<Author> authors;
};
struct Row {
  int id{};
  int rank{};
  std::string title{};
};
struct Name {
  std::string name{};
};
struct Card {
  int id{};
  int rank{};
  std::optional<Name> author{};
};

/// A connection that rings when the test says so.
class FakeLink final : public detail::RealtimeLink {
 public:
  std::shared_ptr<void> listen(std::string collection, std::string keyField,
                               Callback<const Ring&> ring) override {
    const std::scoped_lock lock(mutex_);
    rings_[collection] = std::move(ring);
    keys_[collection] = std::move(keyField);
    ++listened_;
    return std::shared_ptr<void>(nullptr, [this, collection](void*) {
      const std::scoped_lock ended(mutex_);
      ++ended_;
    });
  }
  void tryAgain() override { ++tries_; }
  void shutdown() noexcept override {}

  void ring(const std::string& collection, What what, std::vector<Key> keys = {},
            std::optional<Error> error = std::nullopt) {
    Callback<const Ring&> callback;
    {
      const std::scoped_lock lock(mutex_);
      callback = rings_.at(collection);
    }
    Ring ring;
    ring.what = what;
    ring.keys = std::move(keys);
    ring.error = std::move(error);
    callback(ring);
  }
  std::map<std::string, std::string> keys() {
    const std::scoped_lock lock(mutex_);
    return keys_;
  }
  int listened() const { return listened_; }
  int ended() const { return ended_; }
  int tries() const { return tries_; }

 private:
  std::mutex mutex_;
  std::map<std::string, Callback<const Ring&>> rings_;
  std::map<std::string, std::string> keys_;
  std::atomic<int> listened_ = 0;
  std::atomic<int> ended_ = 0;
  std::atomic<int> tries_ = 0;
};

/// Gives a client that connection.
struct FakeRealtime {
  std::shared_ptr<FakeLink> link;
  template <class S>
  struct Mixin {
    Mixin(const detail::ClientHandle& client, FakeRealtime&& composable) {
      client.context()->setRealtime(composable.link);
    }
  };
};

bool comes(const std::function<bool()>& is) {
  const auto end = std::chrono::steady_clock::now() + 20s;
  while (!is()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

std::string row(int id, int rank, const std::string& title) {
  return R"({"id":)" + std::to_string(id) + R"(,"rank":)" + std::to_string(rank) + R"(,"title":")" +
         title + R"(","author":{"name":")" + title + "\"}}";
}

struct Fixture {
  std::shared_ptr<FakeTransport> fake = std::make_shared<FakeTransport>();
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
  std::shared_ptr<FakeLink> link = std::make_shared<FakeLink>();

  Fixture() { clock->skipWaits(100ms); }  // the time to settle passes at once

  auto client() {
    ClientOptions options;
    options.transport = fake;
    options.clock = clock;
    RestOptions once;
    once.retry.tries = 1;
    return createDirectus<Schema>("http://127.0.0.1:8055", std::move(options))
        .with(rest(std::move(once)))
        .with(FakeRealtime{link})
        .with(live());
  }
  Fixture& data(const std::string& items) {
    fake->reply(200, R"({"data":)" + items + "}");
    return *this;
  }
  /// What the server says of itself: asked for once, before rows are read by their keys.
  Fixture& limits() { return data(R"({"queryLimit":{"default":100,"max":-1}})"); }
  [[nodiscard]] std::string url(std::size_t request) const {
    const auto all = fake->requests();
    return request < all.size() ? all[request].url : "";
  }

  /// A list of two rows that is live.
  template <class Client, class Command>
  auto begin(const Client& client, const Command& command, LiveQueryOptions options = {}) {
    data("[" + row(1, 10, "a") + "," + row(2, 20, "b") + "]");
    auto query = client.live(command, std::move(options)).get();
    data("[" + row(1, 10, "a") + "," + row(2, 20, "b") + "]");
    for (const auto& [collection, key] : link->keys()) link->ring(collection, What::listening);
    REQUIRE(comes([&] { return query.status().state == LiveState::live; }));
    REQUIRE(fake->waitForRequests(2));
    return query;
  }
};

auto byRank() {
  return readItems<&Schema::articles, Row>({.sort = {field<"rank">}});
}

std::string titles(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& one : rows) text += one.title;
  return text;
}

}  // namespace

TEST_CASE("a live query listens to its collection, and reads the whole once it hears", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  CHECK(with.link->keys() == std::map<std::string, std::string>{{"articles", "id"}});
  CHECK(with.fake->requestCount() == 2);
}

TEST_CASE("a row that rings is read by its key and changed in its place", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.limits().data("[" + row(2, 20, "B") + "]");
  with.link->ring("articles", What::changed, {2});
  const auto change = rows.wait();
  CHECK(titles(*change.items) == "aB");
  CHECK(change.changed == Places{1});
  CHECK(with.url(2).find("/server/info") != std::string::npos);
  CHECK(with.url(3).find("_in") != std::string::npos);
}

TEST_CASE("a new row that rings is put where it belongs", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.limits().data("[" + row(3, 15, "x") + "]");
  with.link->ring("articles", What::changed, {3});
  const auto change = rows.wait();
  CHECK(titles(*change.items) == "axb");
  CHECK(change.added == Places{1});
}

TEST_CASE("a row that has left the filter is taken out", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.limits().data("[]");
  with.link->ring("articles", What::changed, {1});
  CHECK(rows.wait().removed == Places{0});
}

TEST_CASE("a row that was removed is known by its key as text", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.limits().data("[]");
  with.link->ring("articles", What::removed, {"1"});
  CHECK(rows.wait().removed == Places{0});
}

TEST_CASE("the order of a list without a sort is asked for", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, readItems<&Schema::articles, Row>());
  with.limits().data(R"({"meta":{"sort_field":"rank"}})").data("[" + row(3, 15, "x") + "]");
  with.link->ring("articles", What::changed, {3});
  CHECK(titles(*rows.wait().items) == "axb");
  CHECK(with.url(3).find("/collections/articles") != std::string::npos);
}

TEST_CASE("a guest does not see the limits of the server, and reads the whole", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.data("{}").data("[]");
  with.link->ring("articles", What::changed, {1});
  CHECK(rows.wait().removed == Places{1, 0});
  // Asked for once.
  with.data("[" + row(1, 10, "a") + "]");
  with.link->ring("articles", What::changed, {1});
  CHECK(rows.wait().added == Places{0});
  CHECK(with.fake->requestCount() == 5);
}

TEST_CASE("a list with a limit is read as a whole when a row rings", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows =
      with.begin(client, readItems<&Schema::articles, Row>({.sort = {field<"rank">}, .limit = 2}));
  with.data("[" + row(2, 20, "b") + "," + row(3, 30, "c") + "]");
  with.link->ring("articles", What::removed, {1});
  CHECK(titles(*rows.wait().items) == "bc");
  CHECK(with.fake->requestCount() == 3);
}

TEST_CASE("more rows than are worth it make the whole be read", "[live]") {
  Fixture with;
  const auto client = with.client();
  LiveQueryOptions few;
  few.maxTouched = 2;
  const auto rows = with.begin(client, byRank(), few);
  with.data("[]");
  with.link->ring("articles", What::removed, {1, 2, 3});
  CHECK(rows.wait().items->empty());
  CHECK(with.fake->requestCount() == 3);
}

TEST_CASE("after changes that may have been missed the whole is read", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.data("[]");
  with.link->ring("articles", What::missed);
  CHECK(rows.wait().items->empty());
}

TEST_CASE("a connection that is lost is a status, and the whole is read when it is back",
          "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.link->ring("articles", What::deaf, {},
                  Error({.kind = ErrorKind::network, .message = "the line is dead"}));
  CHECK(rows.status().state == LiveState::polling);
  REQUIRE(rows.status().why);
  CHECK(rows.status().why->kind() == ErrorKind::network);
  with.data("[]");
  with.link->ring("articles", What::listening);
  CHECK(rows.wait().items->empty());
  CHECK(comes([&] { return rows.status().state == LiveState::live; }));
}

TEST_CASE("a change of what the items nest makes the whole be read", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto cards =
      with.begin(client, readItems<&Schema::articles, Card>({.sort = {field<"rank">}}));
  CHECK(with.link->keys().count("authors") == 1);
  with.data("[" + row(1, 10, "a") + "," + row(2, 20, "Ada") + "]");
  with.link->ring("authors", What::changed, {5});
  const auto change = cards.wait();
  CHECK(change.changed == Places{1});
  CHECK(change.items->at(1).author->name == "Ada");
}

TEST_CASE("a row that rings while it is read is read again", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  with.limits();
  with.fake->hold();
  with.data("[" + row(2, 20, "old") + "]");
  with.data("[" + row(2, 20, "new") + "]");
  with.link->ring("articles", What::changed, {2});
  REQUIRE(with.fake->waitForRequests(4));
  with.link->ring("articles", What::changed, {2});
  with.fake->release();
  REQUIRE(comes([&] { return rows.items()->at(1).title == "new"; }));
  CHECK(with.fake->requestCount() == 5);
}

TEST_CASE("one item does not care for the others", "[live]") {
  Fixture with;
  with.data(row(1, 10, "a"));
  const auto client = with.client();
  const auto one = client.live(readItem<&Schema::articles, Row>(1)).get();
  with.data(row(1, 10, "a"));
  with.link->ring("articles", What::listening);
  REQUIRE(with.fake->waitForRequests(2));
  with.link->ring("articles", What::changed, {2});
  with.data(row(1, 10, "b"));
  with.link->ring("articles", What::changed, {1});
  CHECK(one.wait().changed == Places{0});
  CHECK(with.fake->requestCount() == 3);
}

TEST_CASE("a bell that does not work is tried again however long the interval is", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank(), {.interval = 10h});
  with.link->ring("articles", What::ended, {}, Error({.kind = ErrorKind::sessionLost}));
  const std::size_t reads = with.fake->requestCount();
  const int tries = with.link->tries();
  with.clock->advance(30s);
  CHECK(comes([&] { return with.link->listened() == 2; }));
  CHECK(with.link->tries() > tries);
  CHECK(with.fake->requestCount() == reads);
}

TEST_CASE("a subscription that was refused is tried again with the interval", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto rows = with.begin(client, byRank());
  const std::string same = "[" + row(1, 10, "a") + "," + row(2, 20, "b") + "]";
  with.link->ring("articles", What::ended, {},
                  Error({.kind = ErrorKind::api, .message = "forbidden", .status = 403}));
  CHECK(rows.status().state == LiveState::polling);
  with.data(same).data(same);
  with.clock->advance(30s);
  REQUIRE(comes([&] { return with.link->listened() == 2; }));
  with.link->ring("articles", What::listening);
  CHECK(comes([&] { return rows.status().state == LiveState::live; }));
}

TEST_CASE("a live query that is gone listens no more", "[live]") {
  Fixture with;
  const auto client = with.client();
  { const auto rows = with.begin(client, byRank()); }
  CHECK(comes([&] { return with.link->ended() == 1; }));
  with.link->ring("articles", What::changed, {1});
  CHECK(with.fake->requestCount() == 2);
}
