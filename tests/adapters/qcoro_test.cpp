// QCoro's coroutines await operations as they are.
#include <QCoroTask>
#include <QGuiApplication>
#include <QThread>

#include <directus/adapters/qt.hpp>
#include <directus/async/operation.hpp>

#include "adapter_fixture.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;

TEST_CASE("a task of QCoro awaits an operation and goes on on the Qt thread") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client({.executor = qtExecutor(qApp)});
  QThread* thread = nullptr;
  const auto count = [&]() -> QCoro::Task<std::size_t> {
    const Articles all = co_await client.request(AdapterFixture::articles());
    thread = QThread::currentThread();
    co_return all.size();
  };
  CHECK(QCoro::waitFor(count()) == 2);
  CHECK(thread == qApp->thread());
}

TEST_CASE("an Error is thrown into a task of QCoro") {
  AdapterFixture fixture;
  fixture.fake->fail(ErrorKind::decode);
  const auto client = fixture.client({.executor = qtExecutor(qApp)});
  const auto kindOf = [&]() -> QCoro::Task<ErrorKind> {
    try {
      co_await client.request(AdapterFixture::articles());
    } catch (const Error& error) {
      co_return error.kind();
    }
    co_return ErrorKind{};
  };
  CHECK(QCoro::waitFor(kindOf()) == ErrorKind::decode);
}

TEST_CASE("a task of QCoro may ask for the result instead of an exception") {
  AdapterFixture fixture;
  fixture.fake->fail(ErrorKind::decode);
  const auto client = fixture.client({.executor = qtExecutor(qApp)});
  const auto hasFailed = [&]() -> QCoro::Task<bool> {
    const Result<Articles> all = co_await client.request(AdapterFixture::articles()).asResult();
    co_return !all.has_value();
  };
  CHECK(QCoro::waitFor(hasFailed()));
}
