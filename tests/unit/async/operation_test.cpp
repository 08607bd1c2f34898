#include <directus/async/event_queue.hpp>
#include <directus/async/latest.hpp>
#include <directus/async/when_all.hpp>
#include <directus/testing/fake_transport.hpp>
#include <directus/testing/manual_clock.hpp>
#include <directus/typed.hpp>

#include <future>
#include <thread>

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;

namespace {

struct Article {
  int id{};
  std::string title;
};
struct Schema {
  std::vector<Article> articles;
};

constexpr const char* two = R"({"data":[{"id":1,"title":"a"},{"id":2,"title":"b"}]})";
using Articles = Result<std::vector<Article>>;

struct Fixture {
  std::shared_ptr<testing::FakeTransport> fake = std::make_shared<testing::FakeTransport>();

  auto client(ClientOptions options = {}) {
    options.transport = fake;
    return createDirectus<Schema>("http://127.0.0.1:1", std::move(options))
        .with(rest())
        .with(staticToken("t"));
  }
};

/// Waits for a handler.
template <class T>
struct Waiting {
  std::promise<Result<T>> promise;
  std::thread::id thread;
  auto handler() {
    return [this](Result<T> result) {
      thread = std::this_thread::get_id();
      promise.set_value(std::move(result));
    };
  }
  Result<T> wait() { return promise.get_future().get(); }
};

auto articles() {
  return readItems<&Schema::articles>();
}

}  // namespace

TEST_CASE("a started operation calls its handler on a thread of the library") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  auto client = fixture.client();
  Waiting<std::vector<Article>> waiting;
  client.request(articles()).start(waiting.handler());
  const auto result = waiting.wait();
  REQUIRE(result);
  CHECK(result->size() == 2);
  CHECK(waiting.thread != std::this_thread::get_id());
}

TEST_CASE("a handler runs where the executor of the client says") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  EventQueue queue;
  auto client = fixture.client({.executor = queue.executor()});
  std::size_t count = 0;
  client.request(articles()).start([&](Articles result) {
    count = result->size();
    queue.stop();
  });
  CHECK(count == 0);
  queue.run();
  CHECK(count == 2);
}

TEST_CASE("an operation of its own executor does not use the client's") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  EventQueue queue;
  auto client = fixture.client();
  bool called = false;
  client.request(articles()).on(queue.executor()).start([&](Articles) {
    called = true;
    queue.stop();
  });
  queue.run();
  CHECK(called);
}

TEST_CASE("cancelling a started operation ends it with cancelled") {
  Fixture fixture;
  fixture.fake->hold();
  auto client = fixture.client();
  Waiting<std::vector<Article>> waiting;
  const Running running = client.request(articles()).start(waiting.handler());
  REQUIRE(fixture.fake->waitForRequests(1));
  running.cancel();
  const auto result = waiting.wait();
  REQUIRE(!result);
  CHECK(result.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("the end of the client ends what it started with cancelled") {
  Fixture fixture;
  fixture.fake->hold();
  Waiting<std::vector<Article>> waiting;
  {
    auto client = fixture.client();
    client.request(articles()).start(waiting.handler());
    REQUIRE(fixture.fake->waitForRequests(1));
  }
  const auto result = waiting.wait();
  REQUIRE(!result);
  CHECK(result.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("a handler may destroy the client") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  auto client = std::make_unique<decltype(fixture.client())>(fixture.client());
  std::promise<void> done;
  client->request(articles()).start([&](Articles) {
    client.reset();
    done.set_value();
  });
  done.get_future().get();
  CHECK(client == nullptr);
}

TEST_CASE("a pause between two tries waits without a thread of the caller's") {
  Fixture fixture;
  auto clock = std::make_shared<testing::ManualClock>();
  clock->skipWaits(1min);
  fixture.fake->fail(ErrorKind::network).reply(200, two);
  auto client = fixture.client({.clock = clock});
  Waiting<std::vector<Article>> waiting;
  client.request(articles()).start(waiting.handler());
  CHECK(waiting.wait()->size() == 2);
}

TEST_CASE("cancelling ends a pause between two tries") {
  Fixture fixture;
  auto clock = std::make_shared<testing::ManualClock>();
  fixture.fake->fail(ErrorKind::network);
  auto client = fixture.client({.clock = clock});
  Waiting<std::vector<Article>> waiting;
  const Running running = client.request(articles()).start(waiting.handler());
  REQUIRE(fixture.fake->waitForRequests(1));
  running.cancel();
  CHECK(waiting.wait().error().kind() == ErrorKind::cancelled);
}

TEST_CASE("no handler is called once its scope is gone") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  EventQueue queue;
  auto client = fixture.client({.executor = queue.executor()});
  bool called = false;
  {
    const Scope scope;
    client.request(articles()).start(scope, [&](Articles) { called = true; });
  }
  client.request(articles()).start([&](Articles) { queue.stop(); });
  queue.run();
  queue.poll();
  CHECK(!called);
}

TEST_CASE("a handler may destroy its scope") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  EventQueue queue;
  auto client = fixture.client({.executor = queue.executor()});
  auto scope = std::make_unique<Scope>();
  client.request(articles()).start(*scope, [&](Articles) {
    scope.reset();
    queue.stop();
  });
  queue.run();
  CHECK(scope == nullptr);
}

TEST_CASE("of several searches only the last calls its handler") {
  Fixture fixture;
  fixture.fake->hold().reply(200, two).reply(200, R"({"data":[]})");
  EventQueue queue;
  auto client = fixture.client({.executor = queue.executor()});
  const Scope scope;
  Latest search(scope);
  int calls = 0;
  search.start(client.request(articles()), [&](Articles) { ++calls; });
  REQUIRE(fixture.fake->waitForRequests(1));
  search.start(client.request(articles()), [&](Articles) {
    ++calls;
    queue.stop();
  });
  queue.run();
  queue.poll();
  CHECK(calls == 1);
}

namespace {

template <class Client>
Operation<std::size_t> countTwice(Client client) {
  const auto first = co_await client.request(articles());
  auto second = co_await client.request(articles()).asResult();
  co_return first.size() + (second ? second->size() : 100);
}

template <class Client>
Operation<void> failing(Client client) {
  co_await client.request(articles());
}

}  // namespace

TEST_CASE("a coroutine runs on the caller's thread when it is waited for") {
  Fixture fixture;
  fixture.fake->reply(200, two).reply(403, R"({"errors":[{"message":"no"}]})");
  auto client = fixture.client();
  CHECK(countTwice(client.share()).get() == 102);
}

TEST_CASE("a coroutine that is started goes on where handlers run") {
  Fixture fixture;
  fixture.fake->reply(200, two).reply(200, two);
  EventQueue queue;
  auto client = fixture.client({.executor = queue.executor()});
  std::size_t count = 0;
  countTwice(client.share()).start([&](Result<std::size_t> result) {
    count = *result;
    queue.stop();
  });
  queue.run();
  CHECK(count == 4);
}

TEST_CASE("an Error that leaves a coroutine is its result") {
  Fixture fixture;
  fixture.fake->reply(403, R"({"errors":[{"message":"no"}]})");
  auto client = fixture.client();
  const auto result = failing(client.share()).result();
  REQUIRE(!result);
  CHECK(result.error().kind() == ErrorKind::api);
}

TEST_CASE("a coroutine that is dropped before it ends frees what it holds") {
  Fixture fixture;
  fixture.fake->hold();
  auto client = fixture.client();
  auto queue = std::make_unique<EventQueue>();
  countTwice(client.share()).on(queue->executor()).start([](Result<std::size_t>) {});
  REQUIRE(fixture.fake->waitForRequests(1));
  queue.reset();
  fixture.fake->release();
}

TEST_CASE("whenAll gives the values of a pack in their order") {
  Fixture fixture;
  fixture.fake->otherwise([](const HttpRequest& request) -> Result<HttpResponse> {
    return testing::FakeTransport::response(
        200, request.url.find("limit=1") != std::string::npos ? R"({"data":[]})" : two);
  });
  auto client = fixture.client();
  const auto [all, none] = whenAll(client.request(articles()),
                                   client.request(readItems<&Schema::articles>({.limit = 1})))
                               .get();
  CHECK(all.size() == 2);
  CHECK(none.empty());
}

TEST_CASE("the first failure of a pack cancels the others") {
  Fixture fixture;
  fixture.fake->otherwise([](const HttpRequest&) -> Result<HttpResponse> {
    return testing::FakeTransport::response(403, R"({"errors":[{"message":"no"}]})");
  });
  fixture.fake->hold();
  auto client = fixture.client();
  auto held = client.request(articles());
  auto both = whenAll(std::move(held), client.request(articles()));
  const auto result = both.result();
  REQUIRE(!result);
  CHECK(result.error().kind() == ErrorKind::api);
}

TEST_CASE("whenAll of a vector runs so many at a time and gives each result") {
  Fixture fixture;
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  fixture.fake->otherwise([&](const HttpRequest&) -> Result<HttpResponse> {
    const int now = ++running;
    int before = most;
    while (before < now && !most.compare_exchange_weak(before, now)) {
    }
    std::this_thread::yield();
    --running;
    return testing::FakeTransport::response(200, two);
  });
  auto client = fixture.client();
  std::vector<Operation<std::vector<Article>>> operations;
  for (int i = 0; i < 200; ++i) operations.push_back(client.request(articles()));
  const auto results = whenAll(std::move(operations), {.atOnce = 3}).get();
  CHECK(results.size() == 200);
  CHECK(std::all_of(results.begin(), results.end(), [](const auto& r) { return r.has_value(); }));
  CHECK(most <= 3);
}

TEST_CASE("whenAll of coroutines can be waited for on the thread of their executor") {
  Fixture fixture;
  fixture.fake->otherwise([](const HttpRequest&) -> Result<HttpResponse> {
    return testing::FakeTransport::response(200, two);
  });
  EventQueue queue;
  auto client = fixture.client({.executor = queue.executor()});
  const auto [a, b] = whenAll(countTwice(client.share()), countTwice(client.share())).get();
  CHECK(a + b == 8);
}

TEST_CASE("a second start of an operation is invalidArgument") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  auto client = fixture.client();
  auto operation = client.request(articles());
  CHECK(operation.result().has_value());
  Waiting<std::vector<Article>> waiting;
  operation.start(waiting.handler());
  CHECK(waiting.wait().error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("a discarded operation leaves no line in the log") {
  Fixture fixture;
  int lines = 0;
  auto client = fixture.client({.log = [&](const LogRecord&) { ++lines; }});
  client.request(articles()).discard();
  CHECK(lines == 0);
}

TEST_CASE("an exception out of a handler is a line in the log") {
  Fixture fixture;
  fixture.fake->reply(200, two);
  std::promise<std::string> said;
  auto client = fixture.client(
      {.log = [&](const LogRecord& record) { said.set_value(std::string(record.message)); }});
  client.request(articles()).start([](Articles) { throw std::runtime_error("oh"); });
  CHECK(said.get_future().get() == "a handler threw an exception");
}

TEST_CASE("the items of readAll are awaited one by one") {
  Fixture fixture;
  fixture.fake->reply(200, two).reply(200, R"({"data":[{"id":3,"title":"c"}]})");
  auto client = fixture.client();
  const auto sum = [](auto used) -> Operation<int> {
    auto items = used.request(readAll(articles(), {.pageSize = 2}));
    int all = 0;
    while (auto item = co_await items.next()) all += item->id;
    co_return all;
  };
  Waiting<int> waiting;
  sum(client.share()).start(waiting.handler());
  CHECK(*waiting.wait() == 6);
}

TEST_CASE("ten thousand operations of which half are cancelled all call their handlers") {
  Fixture fixture;
  fixture.fake->otherwise([](const HttpRequest&) -> Result<HttpResponse> {
    return testing::FakeTransport::response(200, two);
  });
  auto client = fixture.client();
  constexpr int count = 10'000;
  std::atomic<int> called = 0;
  std::promise<void> all;
  for (int i = 0; i < count; ++i) {
    const Running running = client.request(articles()).start([&](Articles) {
      if (++called == count) all.set_value();
    });
    if (i % 2 == 0) running.cancel();
  }
  all.get_future().get();
  CHECK(called == count);
}

TEST_CASE("a test lets the deadline of a started call pass by the clock") {
  Fixture fixture;
  auto clock = std::make_shared<testing::ManualClock>();
  fixture.fake->hold();
  auto client = fixture.client({.clock = clock});
  Waiting<std::vector<Article>> waiting;
  client.request(articles(), {.timeout = 1h}).start(waiting.handler());
  REQUIRE(fixture.fake->waitForRequests(1));
  clock->advance(59min);
  clock->advance(1min);
  const auto result = waiting.wait();
  REQUIRE(!result);
  CHECK(result.error().kind() == ErrorKind::timeout);
  CHECK(fixture.fake->requestCount() == 1);
}
