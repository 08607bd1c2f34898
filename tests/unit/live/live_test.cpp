// Live queries over a scripted transport and a clock that is moved by hand: without a WebSocket.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>

#include <atomic>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using directus::testing::FakeTransport;
using directus::testing::ManualClock;

namespace {

struct Entry {
  int id{};
  std::string title{};
};
struct Settings {
  std::string name{};
};
struct Schema {
  std::vector<Entry> entries;
  Settings settings;
};

constexpr auto soon = 20s;

/// Shared with the client: a read that ends when it is gone is reported, too.
struct Log {
  std::vector<std::string> lines{};
  std::mutex mutex{};
};

struct Fixture {
  std::shared_ptr<FakeTransport> fake = std::make_shared<FakeTransport>();
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
  std::shared_ptr<Log> log = std::make_shared<Log>();

  auto client() {
    ClientOptions options;
    options.transport = fake;
    options.clock = clock;
    options.log = [log = log](const LogRecord& record) {
      const std::scoped_lock lock(log->mutex);
      log->lines.emplace_back(record.message);
    };
    RestOptions once;
    once.retry.tries = 1;
    return createDirectus<Schema>("http://127.0.0.1:8055", std::move(options))
        .with(rest(std::move(once)))
        .with(live({.interval = 30s}));
  }
  void entries(std::string_view items) {
    fake->reply(200, R"({"data":)" + std::string(items) + "}");
  }
  bool hasLog(std::string_view text) {
    const std::scoped_lock lock(log->mutex);
    for (const std::string& line : log->lines)
      if (line.find(text) != std::string::npos) return true;
    return false;
  }
};

auto listOfEntries() {
  return readItems<&Schema::entries>({.sort = {field<"id">}});
}

std::string titles(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries) text += entry.title;
  return text;
}

/// Waits for what another thread brings.
bool comes(const std::function<bool()>& is) {
  const auto end = std::chrono::steady_clock::now() + soon;
  while (!is()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

const char* const twoEntries = R"([{"id":1,"title":"a"},{"id":2,"title":"b"}])";

}  // namespace

TEST_CASE("a live query gives the items of its first read", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  const auto entries = client.live(listOfEntries()).get();
  CHECK(titles(*entries.items()) == "ab");
  CHECK(entries.status().state == LiveState::polling);
  CHECK(with.fake->lastRequest().url.find("/items/entries?") != std::string::npos);
}

TEST_CASE("without a connection a live query asks again each interval", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  const auto entries = client.live(listOfEntries()).get();
  const auto before = entries.items();
  with.entries(R"([{"id":1,"title":"a"},{"id":3,"title":"c"},{"id":2,"title":"B"}])");
  with.clock->advance(30s);
  const auto change = entries.wait();
  CHECK(titles(*change.items) == "acB");
  CHECK(change.before == before);
  CHECK(titles(*before) == "ab");
  CHECK(change.added == std::vector<std::size_t>{1});
  CHECK(change.changed == std::vector<std::size_t>{2});
  CHECK(change.removed.empty());
  CHECK(entries.items() == change.items);
}

TEST_CASE("a reply that is the same changes nothing", "[live]") {
  Fixture with;
  with.fake->reply(200, R"({"data":[{"id":1,"title":"a"}]})", {{"ETag", "W/\"1\""}});
  const auto client = with.client();
  const auto entries = client.live(listOfEntries()).get();
  const auto before = entries.items();
  with.fake->reply(304);
  with.clock->advance(30s);
  REQUIRE(with.fake->waitForRequests(2));
  CHECK(with.fake->lastRequest().headers.find("If-None-Match") == "W/\"1\"");
  CHECK_FALSE(entries.wait(0ms));
  CHECK(entries.items() == before);
}

TEST_CASE("a first read that fails is the error of the operation", "[live]") {
  Fixture with;
  with.fake->reply(403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
  const auto client = with.client();
  const auto entries = client.live(listOfEntries()).result();
  REQUIRE_FALSE(entries);
  CHECK(entries.error().code() == ErrorCode::forbidden);
}

TEST_CASE("a later read that fails is a status, and the items stay", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  const auto entries = client.live(listOfEntries()).get();
  with.fake->fail(ErrorKind::network);
  with.clock->advance(30s);
  REQUIRE(comes([&] { return entries.status().state == LiveState::stale; }));
  CHECK(titles(*entries.items()) == "ab");
  REQUIRE(entries.status().why);
  CHECK(entries.status().why->kind() == ErrorKind::network);
  with.entries(R"([{"id":1,"title":"z"}])");
  with.clock->advance(2s);
  CHECK(titles(*entries.wait().items) == "z");
  CHECK(comes([&] { return entries.status().state == LiveState::polling; }));
}

TEST_CASE("handlers get each change where handlers run", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  std::atomic<int> calls = 0;
  std::string seen;
  const auto entries = client.live(listOfEntries()).get();
  const auto first = entries.onChange([&](const LiveChange<Entry>& change) {
    seen = titles(*change.items);
    ++calls;
  });
  CHECK(first == entries.items());
  with.entries("[]");
  with.clock->advance(30s);
  REQUIRE(comes([&] { return calls == 1; }));
  CHECK(seen.empty());
}

TEST_CASE("a handler that throws is in the log, and the next change comes all the same", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  std::atomic<int> calls = 0;
  const auto entries = client.live(listOfEntries()).get();
  entries.onChange([&](const LiveChange<Entry>&) {
    if (++calls == 1) throw std::runtime_error("mine");
  });
  with.entries("[]");
  with.clock->advance(30s);
  REQUIRE(comes([&] { return with.hasLog("threw an exception"); }));
  with.entries(twoEntries);
  with.clock->advance(30s);
  CHECK(comes([&] { return calls == 2; }));
}

TEST_CASE("once its scope is gone a handler is not called", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  std::atomic<int> calls = 0;
  std::atomic<int> others = 0;
  const auto entries = client.live(listOfEntries()).get();
  {
    const Scope scope;
    entries.onChange(scope, [&](const LiveChange<Entry>&) { ++calls; });
  }
  entries.onChange([&](const LiveChange<Entry>&) { ++others; });
  with.entries("[]");
  with.clock->advance(30s);
  REQUIRE(comes([&] { return others == 1; }));
  CHECK(calls == 0);
}

TEST_CASE("a live query may be destroyed inside its handler", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  auto entries = std::make_unique<Live<Entry>>(client.live(listOfEntries()).get());
  std::atomic<bool> isGone = false;
  entries->onChange([&](const LiveChange<Entry>&) {
    entries.reset();
    isGone = true;
  });
  with.entries("[]");
  with.clock->advance(30s);
  REQUIRE(comes([&] { return isGone.load(); }));
  with.clock->advance(300s);
  CHECK(with.fake->requestCount() == 2);
}

TEST_CASE("a live query without its client says so", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  auto client = std::make_unique<decltype(with.client())>(with.client());
  const auto entries = client->live(listOfEntries()).get();
  std::atomic<bool> hasEnded = false;
  entries.onStatus([&](const LiveStatus& status) {
    if (status.state == LiveState::ended) hasEnded = true;
  });
  client.reset();
  CHECK(comes([&] { return hasEnded.load(); }));
  CHECK(entries.status().state == LiveState::ended);
  REQUIRE(entries.status().why);
  CHECK(titles(*entries.items()) == "ab");
  const auto next = entries.next().result();
  REQUIRE_FALSE(next);
  CHECK(next.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("whoever waits for a change is woken by the end of the client", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  auto client = std::make_unique<decltype(with.client())>(with.client());
  const auto entries = client->live(listOfEntries()).get();
  std::thread ending([&] { client.reset(); });
  const auto next = entries.next().result();
  ending.join();
  REQUIRE_FALSE(next);
  CHECK(next.error().kind() == ErrorKind::cancelled);
}

namespace {
Operation<std::string> nextTitles(const Live<Entry>& entries) {
  const LiveChange<Entry> change = co_await entries.next();
  co_return titles(*change.items);
}
}  // namespace

TEST_CASE("a coroutine awaits the next change", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  const auto entries = client.live(listOfEntries()).get();
  std::atomic<bool> isThere = false;
  std::string seen;
  nextTitles(entries).start([&](Result<std::string> title) {
    seen = title.value();
    isThere = true;
  });
  with.entries(R"([{"id":9,"title":"x"}])");
  with.clock->advance(30s);
  REQUIRE(comes([&] { return isThere.load(); }));
  CHECK(seen == "x");
}

TEST_CASE("one item is a list of one, and empty when it is gone", "[live]") {
  Fixture with;
  with.fake->reply(200, R"({"data":{"id":1,"title":"a"}})");
  const auto client = with.client();
  const auto entry = client.live(readItem<&Schema::entries>(1)).get();
  CHECK(titles(*entry.items()) == "a");
  with.fake->reply(200, R"({"data":{"id":1,"title":"b"}})");
  with.clock->advance(30s);
  CHECK(entry.wait().changed == std::vector<std::size_t>{0});
  with.fake->reply(403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
  with.clock->advance(30s);
  CHECK(entry.wait().removed == std::vector<std::size_t>{0});
  CHECK(entry.items()->empty());
}

TEST_CASE("a singleton is a list of one that changes", "[live]") {
  Fixture with;
  with.fake->reply(200, R"({"data":{"name":"a"}})");
  const auto client = with.client();
  const auto settings = client.live(readSingleton<&Schema::settings>()).get();
  with.fake->reply(200, R"({"data":{"name":"b"}})");
  with.clock->advance(30s);
  CHECK(settings.wait().changed == std::vector<std::size_t>{0});
  CHECK(settings.items()->at(0).name == "b");
}

TEST_CASE("a live query of dynamic items", "[live]") {
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  const auto entries = client.live(readItems("entries")).get();
  CHECK(entries.items()->at(1)["title"] == "b");
}

TEST_CASE("items of the cache are given when the server is out of reach, as stale ones", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("entries.json");
  {
    Fixture with;
    with.entries(twoEntries);
    const auto client = with.client();
    const auto entries = client.live(listOfEntries(), {.cache = file}).get();
    REQUIRE(comes([&] { return std::filesystem::exists(pathOf(file)); }));
  }
  Fixture with;
  with.fake->fail(ErrorKind::network);
  const auto client = with.client();
  const auto entries = client.live(listOfEntries(), {.cache = file}).get();
  CHECK(titles(*entries.items()) == "ab");
  CHECK(entries.status().state == LiveState::stale);
  CHECK(entries.status().isFromCache);
  CHECK(entries.status().asOf);
  with.entries(R"([{"id":1,"title":"a"}])");
  with.clock->advance(2s);
  CHECK(entries.wait().removed == std::vector<std::size_t>{1});
  CHECK(comes([&] { return !entries.status().isFromCache; }));
}

TEST_CASE("a server that does not answer does not hold up the items of the cache", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("entries.json");
  {
    Fixture with;
    with.entries(twoEntries);
    const auto client = with.client();
    const auto entries = client.live(listOfEntries(), {.cache = file}).get();
    REQUIRE(comes([&] { return std::filesystem::exists(pathOf(file)); }));
  }
  Fixture with;
  with.clock->skipWaits(1s);
  with.fake->hold();
  with.entries("[]");
  const auto client = with.client();
  const auto entries = client.live(listOfEntries(), {.cache = file}).get();
  CHECK(titles(*entries.items()) == "ab");
  CHECK(entries.status().state == LiveState::stale);
  REQUIRE(with.fake->waitForRequests(1));
  with.fake->release();
  CHECK(entries.wait().items->empty());
}

TEST_CASE("a damaged cache is a line in the log", "[live]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("entries.json");
  writeText(file, "{");
  std::filesystem::permissions(
      pathOf(file), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  Fixture with;
  with.entries(twoEntries);
  const auto client = with.client();
  const auto entries = client.live(listOfEntries(), {.cache = file}).get();
  CHECK(titles(*entries.items()) == "ab");
  CHECK(with.hasLog("cache"));
}

TEST_CASE("a command that changes something is refused", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto refused = client.live(createItem("entries", Json::object())).result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind() == ErrorKind::invalidArgument);
  CHECK(with.fake->requestCount() == 0);
}

TEST_CASE("an interval of nothing is refused by its name", "[live]") {
  Fixture with;
  const auto client = with.client();
  const auto refused = client.live(listOfEntries(), {.interval = 0ms}).result();
  REQUIRE_FALSE(refused);
  CHECK(std::string(refused.error().what()).find("interval") != std::string::npos);
}

TEST_CASE("a client that cannot read refuses a live query", "[live]") {
  const auto client = createDirectus<Schema>("http://127.0.0.1:8055").with(live());
  const auto refused = client.live(listOfEntries()).result();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a live query that is never begun reads nothing, and says so", "[live]") {
  Fixture with;
  const auto client = with.client();
  { const auto dropped = client.live(listOfEntries()); }
  CHECK(with.fake->requestCount() == 0);
  CHECK(with.hasLog("nothing was read"));
}

TEST_CASE("an item that cannot be read is named by its place", "[live]") {
  Fixture with;
  with.entries(R"([{"id":1,"title":"a"},{"id":2,"title":7}])");
  const auto client = with.client();
  const auto refused = client.live(listOfEntries()).result();
  REQUIRE_FALSE(refused);
  CHECK(std::string(refused.error().what()).find("data[1].title") != std::string::npos);
}
