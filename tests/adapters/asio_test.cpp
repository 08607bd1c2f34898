// Compiled with standalone Asio, and with DIRECTUS_BOOST_ASIO against Boost's.
#ifdef DIRECTUS_BOOST_ASIO
#include <utility>  // which Boost 1.74 forgets

#include <boost/asio.hpp>
namespace net = boost::asio;
#else
#include <asio.hpp>
namespace net = asio;
#endif

#include <directus/adapters/asio.hpp>

#include <atomic>
#include <future>
#include <optional>
#include <stdexcept>
#include <thread>

#include "adapter_fixture.hpp"
#include "support/catch.hpp"
#include "support/fault_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

/// Runs a coroutine to its end; throws what it throws.
template <class Coroutine>
void runToEnd(net::io_context& io, Coroutine coroutine) {
  std::exception_ptr thrown;
  net::co_spawn(io, std::move(coroutine), [&](std::exception_ptr what) { thrown = what; });
  io.run();
  if (thrown) std::rethrow_exception(thrown);
}

/// Says when it is destroyed.
struct Token {
  std::shared_ptr<int> alive = std::make_shared<int>(0);
  [[nodiscard]] std::weak_ptr<int> watch() const { return alive; }
};

}  // namespace

TEST_CASE("a client's handlers run where the context of Asio runs") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  net::io_context io;
  auto work = net::make_work_guard(io);
  const auto client = fixture.client({.executor = asioExecutor(io)});
  std::thread::id thread;
  client.request(fixture.articles()).start([&](Result<Articles>) {
    thread = std::this_thread::get_id();
    work.reset();
  });
  io.run();
  CHECK(thread == std::this_thread::get_id());
}

TEST_CASE("a coroutine of Asio awaits an operation on its own thread") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  net::io_context io;
  const auto client = fixture.client();
  std::size_t count = 0;
  std::thread::id thread;
  runToEnd(io, [&]() -> net::awaitable<void> {
    const Articles all = co_await async(client.request(fixture.articles()), net::use_awaitable);
    count = all.size();
    thread = std::this_thread::get_id();
  });
  CHECK(count == 2);
  CHECK(thread == std::this_thread::get_id());
}

TEST_CASE("an Error is thrown into a coroutine of Asio") {
  AdapterFixture fixture;
  fixture.fake->reply(403, R"({"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]})");
  net::io_context io;
  const auto client = fixture.client();
  ErrorKind kind{};
  runToEnd(io, [&]() -> net::awaitable<void> {
    try {
      co_await async(client.request(fixture.articles()), net::use_awaitable);
    } catch (const Error& error) {
      kind = error.kind();
    }
  });
  CHECK(kind == ErrorKind::api);
}

TEST_CASE("a coroutine of Asio may ask for the result instead of an exception") {
  AdapterFixture fixture;
  fixture.fake->fail(ErrorKind::decode);
  net::io_context io;
  const auto client = fixture.client();
  std::optional<ErrorKind> kind;
  runToEnd(io, [&]() -> net::awaitable<void> {
    const Result<Articles> all =
        co_await async(client.request(fixture.articles()).asResult(), net::use_awaitable);
    if (!all) kind = all.error().kind();
  });
  CHECK(kind == ErrorKind::decode);
}

TEST_CASE("an operation without a value is awaited") {
  AdapterFixture fixture;
  fixture.fake->reply(204);
  net::io_context io;
  const auto client = fixture.client();
  bool hasEnded = false;
  runToEnd(io, [&]() -> net::awaitable<void> {
    co_await async(client.request(deleteItem<&Schema::articles>(1)), net::use_awaitable);
    hasEnded = true;
  });
  CHECK(hasEnded);
}

TEST_CASE("other exceptions than Error arrive in a coroutine of Asio as they are") {
  net::io_context io;
  const auto broken = []() -> Operation<int> {
    throw std::logic_error("of the program");
    co_return 1;
  };
  CHECK_THROWS_AS(
      runToEnd(io, [&]() -> net::awaitable<void> { co_await async(broken(), net::use_awaitable); }),
      std::logic_error);
}

TEST_CASE("an operation gives a future of Asio") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two).fail(ErrorKind::decode);
  const auto client = fixture.client();
  std::future<Articles> all = async(client.request(fixture.articles()), net::use_future);
  CHECK(all.get().size() == 2);
  std::future<Articles> none = async(client.request(fixture.articles()), net::use_future);
  CHECK_THROWS_AS(none.get(), Error);
}

TEST_CASE("a callback gets the result on the executor that is bound to it") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  net::io_context io;
  const auto client = fixture.client();
  std::optional<Result<Articles>> got;
  std::thread::id thread;
  async(client.request(fixture.articles()),
        net::bind_executor(io.get_executor(), [&](Result<Articles> result) {
          got = std::move(result);
          thread = std::this_thread::get_id();
        }));
  io.run();  // the operation is work of the context: it does not return before
  REQUIRE(got);
  CHECK((*got)->size() == 2);
  CHECK(thread == std::this_thread::get_id());
}

TEST_CASE("a callback without an executor is called where the client's handlers are") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client();
  std::promise<std::size_t> count;
  auto operation = client.request(fixture.articles());
  async(operation, [&](Result<Articles> result) { count.set_value(result->size()); });
  CHECK(count.get_future().get() == 2);
}

TEST_CASE("an operation that was run before is an error for Asio") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client();
  auto operation = client.request(fixture.articles());
  static_cast<void>(operation.get());
  std::promise<ErrorKind> kind;
  async(operation, [&](Result<Articles> result) { kind.set_value(result.error().kind()); });
  CHECK(kind.get_future().get() == ErrorKind::invalidArgument);
}

TEST_CASE("an exception out of a callback comes out of the context's run") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  net::io_context io;
  const auto client = fixture.client();
  async(client.request(fixture.articles()),
        net::bind_executor(io.get_executor(),
                           [](const Result<Articles>&) { throw std::logic_error("out"); }));
  CHECK_THROWS_AS(io.run(), std::logic_error);
  io.run();
}

TEST_CASE("the handlers of one strand run one after the other on a pool of threads") {
  AdapterFixture fixture;
  fixture.fake->otherwise([](const HttpRequest&) {
    return testing::FakeTransport::response(200, AdapterFixture::two);
  });
  net::thread_pool pool(3);
  const auto strand = net::make_strand(pool.get_executor());
  const auto client = fixture.client({.executor = asioExecutor(strand)});
  int inside = 0;
  int most = 0;
  int count = 0;
  std::promise<void> all;
  for (int i = 0; i < 200; ++i)
    client.request(fixture.articles()).start([&](Result<Articles>) {
      most = std::max(most, ++inside);
      --inside;
      if (++count == 200) all.set_value();
    });
  all.get_future().get();
  CHECK(most == 1);
}

TEST_CASE("a context that is destroyed takes the waiting coroutine with it") {
  AdapterFixture fixture;
  fixture.fake->hold();
  const auto client = fixture.client();
  std::weak_ptr<int> alive;
  bool goesOn = false;
  {
    net::io_context io;
    net::co_spawn(
        io,
        [&]() -> net::awaitable<void> {
          const Token token;
          alive = token.watch();
          co_await async(client.request(fixture.articles()), net::use_awaitable);
          goesOn = true;
        },
        net::detached);
    io.poll();
    REQUIRE(fixture.fake->waitForRequests(1));
    CHECK_FALSE(alive.expired());
  }
  CHECK(alive.expired());
  fixture.fake->release();
  CHECK_FALSE(goesOn);
}

TEST_CASE("a context that is destroyed with a result in its queue destroys the handler") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client();
  const Token token;
  bool called = false;
  {
    net::io_context io;
    async(client.request(fixture.articles()),
          net::bind_executor(io.get_executor(),
                             [&called, kept = token.alive](Result<Articles>) { called = true; }));
    REQUIRE(fixture.fake->waitForRequests(1));
  }
  CHECK(token.alive.use_count() == 1);
  CHECK_FALSE(called);
}

TEST_CASE("what comes when the context of a client is gone is thrown away") {
  AdapterFixture fixture;
  fixture.fake->hold().reply(200, fixture.two);
  auto io = std::make_unique<net::io_context>();
  auto client =
      std::make_unique<decltype(fixture.client())>(fixture.client({.executor = asioExecutor(*io)}));
  const Token token;
  bool called = false;
  client->request(fixture.articles()).start([&called, kept = token.alive](Result<Articles>) {
    called = true;
  });
  REQUIRE(fixture.fake->waitForRequests(1));
  io.reset();
  fixture.fake->release();
  client.reset();
  while (token.alive.use_count() > 1) std::this_thread::yield();
  CHECK_FALSE(called);
}

TEST_CASE("the end of the client ends the wait of an Asio coroutine with cancelled") {
  AdapterFixture fixture;
  fixture.fake->hold();
  net::io_context io;
  auto client = std::make_unique<decltype(fixture.client())>(fixture.client());
  std::optional<ErrorKind> kind;
  net::co_spawn(
      io,
      [&]() -> net::awaitable<void> {
        auto result =
            co_await async(client->request(fixture.articles()).asResult(), net::use_awaitable);
        if (!result) kind = result.error().kind();
      },
      net::detached);
  io.poll();
  REQUIRE(fixture.fake->waitForRequests(1));
  client.reset();
  io.run();
  CHECK(kind == ErrorKind::cancelled);
}

TEST_CASE("a hundred coroutines of Asio share the loop of libcurl") {
  const FaultServer server(
      FaultServer::serve([](FaultServer::Connection& connection, const ReceivedRequest&) {
        connection.reply(200, AdapterFixture::two, "Content-Type: application/json\r\n");
      }));
  net::io_context io;
  const auto client = createDirectus<Schema>(server.url(""), {}).with(rest());
  int count = 0;
  for (int i = 0; i < 100; ++i)
    net::co_spawn(
        io,
        [&]() -> net::awaitable<void> {
          const Articles all =
              co_await async(client.request(AdapterFixture::articles()), net::use_awaitable);
          count += static_cast<int>(all.size());
        },
        net::detached);
  io.run();
  CHECK(count == 200);
}

#if DIRECTUS_ASIO_HAS_CANCELLATION
TEST_CASE("a cancellation slot of Asio ends the operation with cancelled") {
  AdapterFixture fixture;
  fixture.fake->hold();
  net::io_context io;
  const auto client = fixture.client();
  net::cancellation_signal cancel;
  std::optional<ErrorKind> kind;
  async(client.request(fixture.articles()),
        net::bind_cancellation_slot(
            cancel.slot(), net::bind_executor(io.get_executor(), [&](Result<Articles> result) {
              if (!result) kind = result.error().kind();
            })));
  REQUIRE(fixture.fake->waitForRequests(1));
  cancel.emit(net::cancellation_type::terminal);
  io.run();
  CHECK(kind == ErrorKind::cancelled);
}

TEST_CASE("a cancellation that comes when the operation has ended does nothing") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  net::io_context io;
  const auto client = fixture.client();
  net::cancellation_signal cancel;
  bool succeeded = false;
  async(client.request(fixture.articles()),
        net::bind_cancellation_slot(
            cancel.slot(), net::bind_executor(io.get_executor(), [&](Result<Articles> result) {
              succeeded = result.has_value();
            })));
  io.run();
  cancel.emit(net::cancellation_type::terminal);
  CHECK(succeeded);
}
#endif
