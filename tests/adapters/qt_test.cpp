#include <QGuiApplication>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <QWindow>

#include <directus/adapters/qt.hpp>
#include <directus/async/latest.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "adapter_fixture.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;

namespace {

/// Runs the event loop of the calling thread until it is so.
template <class Condition>
void runUntil(Condition isSo) {
  while (!isSo()) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

void runAllEvents() {
  QCoreApplication::sendPostedEvents();
  QCoreApplication::processEvents();
}

}  // namespace

TEST_CASE("a client's handlers run on the thread of the Qt application") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client({.executor = qtExecutor(qApp)});
  std::size_t count = 0;
  QThread* thread = nullptr;
  client.request(fixture.articles()).start([&](Result<Articles> result) {
    count = result->size();
    thread = QThread::currentThread();
  });
  CHECK(count == 0);
  runUntil([&] { return count != 0; });
  CHECK(count == 2);
  CHECK(thread == qApp->thread());
}

TEST_CASE("handlers follow their object to another thread") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  QThread thread;
  thread.start();
  QObject worker;
  worker.moveToThread(&thread);
  const auto client = fixture.client();
  std::atomic<QThread*> ran = nullptr;
  client.request(fixture.articles()).on(qtExecutor(&worker)).start([&](Result<Articles>) {
    ran = QThread::currentThread();
  });
  runUntil([&] { return ran != nullptr; });
  CHECK(ran == &thread);
  QMetaObject::invokeMethod(
      &worker, [&] { worker.moveToThread(qApp->thread()); }, Qt::BlockingQueuedConnection);
  thread.quit();
  thread.wait();
}

TEST_CASE("no handler is called once its Qt object is gone") {
  AdapterFixture fixture;
  fixture.fake->hold().reply(200, fixture.two).reply(200, fixture.two);
  auto client = std::make_unique<decltype(fixture.client())>(fixture.client());
  bool called = false;
  const auto kept = std::make_shared<int>();
  auto window = std::make_unique<QObject>();
  client->request(fixture.articles())
      .on(qtExecutor(window.get()))
      .start([&called, kept](Result<Articles>) { called = true; });
  REQUIRE(fixture.fake->waitForRequests(1));
  window.reset();
  fixture.fake->release();
  client.reset();
  runUntil([&] { return kept.use_count() == 1; });
  runAllEvents();
  CHECK_FALSE(called);
}

TEST_CASE("no handler is called that waits in the queue of an object that dies") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client();
  bool called = false;
  const auto kept = std::make_shared<int>();
  auto window = std::make_unique<QObject>();
  const Executor executor = qtExecutor(window.get());
  std::atomic<bool> isPosted = false;
  client.request(fixture.articles())
      .on([&, executor](Job job) {
        executor(std::move(job));
        isPosted = true;
      })
      .start([&called, kept](Result<Articles>) { called = true; });
  while (!isPosted) std::this_thread::yield();
  window.reset();
  runAllEvents();
  CHECK_FALSE(called);
  CHECK(kept.use_count() == 1);
}

TEST_CASE("objects may die while other threads post to them") {
  std::atomic<int> ran = 0;
  for (int round = 0; round < 200; ++round) {
    auto object = std::make_unique<QObject>();
    const Executor executor = qtExecutor(object.get());
    std::thread poster([&] {
      for (int i = 0; i < 50; ++i) executor([&] { ++ran; });
    });
    runAllEvents();
    object.reset();
    const int before = ran;
    poster.join();
    runAllEvents();
    CHECK(ran == before);
  }
}

TEST_CASE("a coroutine of the program goes on on the Qt thread") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client({.executor = qtExecutor(qApp)});
  QThread* thread = nullptr;
  const auto count = [&](decltype(fixture.client()) shared) -> Operation<std::size_t> {
    const Articles all = co_await shared.request(AdapterFixture::articles());
    thread = QThread::currentThread();
    co_return all.size();
  };
  std::size_t counted = 0;
  count(client.share()).start([&](Result<std::size_t> result) { counted = *result; });
  runUntil([&] { return counted != 0; });
  CHECK(counted == 2);
  CHECK(thread == qApp->thread());
}

TEST_CASE("a window that closes in its own handler is not called again") {
  struct Window : QWindow {
    Latest search{};
    int calls = 0;
  };
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two).hold();
  const auto client = fixture.client({.executor = qtExecutor(qApp)});
  auto window = std::make_unique<Window>();
  window->show();
  bool isClosed = false;
  window->search.start(client.request(fixture.articles()), [&](Result<Articles>) {
    ++window->calls;
    window.reset();
    isClosed = true;
  });
  runUntil([&] { return isClosed; });
  runAllEvents();
  CHECK(window == nullptr);
}
