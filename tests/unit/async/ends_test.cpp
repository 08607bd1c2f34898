// How operations that do not block end early, wherever they wait.
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
using Articles = std::vector<Article>;

constexpr const char* two = R"({"data":[{"id":1,"title":"a"},{"id":2,"title":"b"}]})";

/// Where an operation waits.
enum class Wait {
  send,      ///< for the reply
  pause,     ///< between two tries
  token,     ///< for the renewal of the session
  hook,      ///< for its turn where handlers run
  together,  ///< for others that it runs
  prefetch,  ///< for a page that is fetched ahead
};

auto articles() {
  return readItems<&Schema::articles>();
}

auto clientOf(ClientOptions options, RestOptions hooks, std::shared_ptr<AuthStorage> storage) {
  return createDirectus<Schema>("http://127.0.0.1:1", std::move(options))
      .with(rest(std::move(hooks)))
      .with(authentication(AuthMode::json, {.storage = std::move(storage)}));
}
using Client = decltype(clientOf({}, {}, nullptr));

/// A client whose operation waits there, until it is ended.
class Waiting {
 public:
  explicit Waiting(Wait where) : where_(where) {
    if (where == Wait::pause) fake_->fail(ErrorKind::network);
    if (where == Wait::prefetch) fake_->reply(200, two);
    fake_->hold();
    RestOptions hooks;
    if (where == Wait::hook) hooks.onRequest = [](HttpRequest&) {};
    ClientOptions options{.transport = fake_, .clock = clock_};
    if (where == Wait::hook) options.executor = queue_.executor();
    client_.emplace(clientOf(std::move(options), std::move(hooks), storage_));
    items_.emplace(client_->request(readAll(articles(), {.pageSize = 2})));
    if (where == Wait::prefetch) static_cast<void>(items_->nextPage().get());
  }

  /// The operation that will wait.
  Operation<Articles> operation() {
    if (where_ == Wait::prefetch) return items_->nextPage();
    if (where_ != Wait::together) return client_->request(articles());
    std::vector<Operation<Articles>> both;
    both.push_back(client_->request(articles()));
    return together(std::move(both));
  }

  /// Until it waits there.
  void reach() {
    const std::size_t requests = where_ == Wait::hook ? 0 : where_ == Wait::prefetch ? 2 : 1;
    REQUIRE(fake_->waitForRequests(requests));
  }

  void endClient() { client_.reset(); }
  /// Runs what has to run where handlers run.
  void runHandlers() { queue_.poll(); }

 private:
  static Operation<Articles> together(std::vector<Operation<Articles>> all) {
    auto results = co_await whenAll(std::move(all));
    co_return std::move(results[0]).value();
  }
  /// A session that is good, or has to be renewed first.
  static std::shared_ptr<AuthStorage> stored(Wait where) {
    AuthenticationData session;
    session.access_token = "access-of-the-test";
    session.refresh_token = "refresh-of-the-test";
    session.mode = AuthMode::json;
    if (where == Wait::token) session.access_token.reset();
    return std::make_shared<MemoryStorage>(session);
  }
  Wait where_;
  std::shared_ptr<testing::ManualClock> clock_ = std::make_shared<testing::ManualClock>();
  std::shared_ptr<testing::FakeTransport> fake_ = std::make_shared<testing::FakeTransport>();
  std::shared_ptr<AuthStorage> storage_ = stored(where_);
  EventQueue queue_;
  std::optional<Client> client_;
  std::optional<Items<Article>> items_;
};

/// The result that a handler gets.
struct Handled {
  std::promise<Result<Articles>> promise;
  std::future<Result<Articles>> future = promise.get_future();

  auto handler() {
    return [this](Result<Articles> result) { promise.set_value(std::move(result)); };
  }
  Result<Articles> wait(Waiting& waiting) {
    while (future.wait_for(1ms) != std::future_status::ready) waiting.runHandlers();
    return future.get();
  }
};

Wait anyWait() {
  return GENERATE(Wait::send, Wait::pause, Wait::token, Wait::hook, Wait::together, Wait::prefetch);
}

}  // namespace

TEST_CASE("an operation can be cancelled wherever it waits") {
  const Wait where = anyWait();
  CAPTURE(static_cast<int>(where));
  Waiting waiting(where);
  Handled handled;
  const Running running = waiting.operation().start(handled.handler());
  waiting.reach();
  running.cancel();
  const auto result = handled.wait(waiting);
  REQUIRE_FALSE(result);
  CHECK(result.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("an operation is cancelled by the end of its client wherever it waits") {
  const Wait where = anyWait();
  CAPTURE(static_cast<int>(where));
  Waiting waiting(where);
  Handled handled;
  waiting.operation().start(handled.handler());
  waiting.reach();
  waiting.endClient();
  const auto result = handled.wait(waiting);
  REQUIRE_FALSE(result);
  CHECK(result.error().kind() == ErrorKind::cancelled);
}

TEST_CASE("the end of a scope ends its operations wherever they wait, without a call") {
  const Wait where = anyWait();
  CAPTURE(static_cast<int>(where));
  Waiting waiting(where);
  bool called = false;
  const auto kept = std::make_shared<int>();
  {
    const Scope scope;
    waiting.operation().start(scope, [&called, kept](const Result<Articles>&) { called = true; });
    waiting.reach();
  }
  while (kept.use_count() > 1) waiting.runHandlers();
  CHECK_FALSE(called);
}

TEST_CASE(
    "a coroutine that awaits can be cancelled wherever it waits, and goes on with the error") {
  const Wait where = anyWait();
  CAPTURE(static_cast<int>(where));
  Waiting waiting(where);
  const auto awaiting = [](Operation<Articles> operation) -> Operation<Articles> {
    const auto result = co_await operation.asResult();
    Articles kind(result ? 0 : 1);
    if (!result) kind[0].id = static_cast<int>(result.error().kind());
    co_return kind;
  };
  Handled handled;
  const Running running = awaiting(waiting.operation()).start(handled.handler());
  waiting.reach();
  running.cancel();
  const auto result = handled.wait(waiting);
  REQUIRE(result);
  REQUIRE(result->size() == 1);
  CHECK(result->front().id == static_cast<int>(ErrorKind::cancelled));
}

TEST_CASE(
    "an executor that throws its jobs away ends operations without a call, wherever they wait") {
  const Wait where = anyWait();
  CAPTURE(static_cast<int>(where));
  Waiting waiting(where);
  bool called = false;
  const auto kept = std::make_shared<int>();
  const Running running =
      waiting.operation().on([](const Job&) {}).start([&called, kept](const Result<Articles>&) {
        called = true;
      });
  waiting.reach();
  running.cancel();
  waiting.endClient();
  while (kept.use_count() > 1) std::this_thread::yield();
  CHECK_FALSE(called);
}

TEST_CASE("a handler may destroy the client wherever the operations of others wait") {
  const Wait where = anyWait();
  CAPTURE(static_cast<int>(where));
  Waiting waiting(where);
  Handled other;
  waiting.operation().start(other.handler());
  waiting.reach();
  std::promise<void> done;
  const auto nothing = []() -> Operation<int> { co_return 1; };
  nothing().start([&](const Result<int>&) {
    waiting.endClient();
    done.set_value();
  });
  done.get_future().get();
  CHECK(other.wait(waiting).error().kind() == ErrorKind::cancelled);
}

TEST_CASE("a hundred scopes are destroyed while their handlers are due on another thread") {
  for (int round = 0; round < 100; ++round) {
    const auto fake = std::make_shared<testing::FakeTransport>();
    fake->otherwise([](const HttpRequest&) { return testing::FakeTransport::response(200, two); });
    const auto client =
        createDirectus<Schema>("http://127.0.0.1:1", {.transport = fake}).with(rest());
    std::atomic<bool> isGone = false;
    std::atomic<bool> wasLate = false;
    {
      const Scope scope;
      for (int i = 0; i < 8; ++i)
        client.request(articles()).start(scope, [&](const Result<Articles>&) {
          if (isGone) wasLate = true;
        });
      while (fake->requestCount() < static_cast<std::size_t>(round % 8)) std::this_thread::yield();
    }
    isGone = true;
    CHECK_FALSE(wasLate);
  }
}

TEST_CASE(
    "an exception out of a coroutine that nobody catches is the cancelled result of its start") {
  const auto broken = []() -> Operation<int> {
    throw std::runtime_error("of the program");
    co_return 1;
  };
  std::promise<Result<int>> promise;
  broken().start([&](Result<int> result) { promise.set_value(std::move(result)); });
  const auto result = promise.get_future().get();
  REQUIRE_FALSE(result);
  CHECK(result.error().kind() == ErrorKind::cancelled);
  CHECK(std::string(result.error().what()).find("of the program") != std::string::npos);
  CHECK_THROWS_AS(broken().get(), std::runtime_error);
}
