#include <directus/adapters/glib.hpp>
#include <directus/async/latest.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "adapter_fixture.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;

namespace {

using Context = std::unique_ptr<GMainContext, decltype(&g_main_context_unref)>;

Context newContext() {
  return {g_main_context_new(), g_main_context_unref};
}

template <class Condition>
void runUntil(GMainContext* context, Condition isSo) {
  while (!isSo()) g_main_context_iteration(context, TRUE);
}

}  // namespace

TEST_CASE("a client's handlers run where the default context of GLib is iterated") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const auto client = fixture.client({.executor = glibExecutor()});
  std::size_t count = 0;
  std::thread::id thread;
  client.request(fixture.articles()).start([&](Result<Articles> result) {
    count = result->size();
    thread = std::this_thread::get_id();
  });
  runUntil(nullptr, [&] { return count != 0; });
  CHECK(count == 2);
  CHECK(thread == std::this_thread::get_id());
}

TEST_CASE("a GMainLoop on another thread runs the handlers of its context") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const Context context = newContext();
  GMainLoop* const loop = g_main_loop_new(context.get(), FALSE);
  std::thread worker([&] { g_main_loop_run(loop); });
  const auto client = fixture.client();
  std::thread::id thread;
  client.request(fixture.articles()).on(glibExecutor(context.get())).start([&](Result<Articles>) {
    thread = std::this_thread::get_id();
    g_main_loop_quit(loop);
  });
  const std::thread::id expected = worker.get_id();
  worker.join();
  g_main_loop_unref(loop);
  CHECK(thread == expected);
}

TEST_CASE("jobs run in the order in which they come, and not before they are iterated") {
  const Context context = newContext();
  const Executor executor = glibExecutor(context.get());
  std::vector<int> order;
  g_main_context_push_thread_default(context.get());
  for (int i = 0; i < 100; ++i) executor([&order, i] { order.push_back(i); });
  CHECK(order.empty());
  runUntil(context.get(), [&] { return order.size() == 100; });
  CHECK(std::is_sorted(order.begin(), order.end()));
  g_main_context_pop_thread_default(context.get());
}

TEST_CASE("jobs that a context never runs are destroyed with it") {
  Context context = newContext();
  const auto kept = std::make_shared<int>();
  {
    const Executor executor = glibExecutor(context.get());
    executor([kept] { ++*kept; });
  }
  CHECK(kept.use_count() == 2);
  context.reset();
  CHECK(kept.use_count() == 1);
  CHECK(*kept == 0);
}

TEST_CASE("no handler is called once the scope of a widget is gone") {
  AdapterFixture fixture;
  fixture.fake->reply(200, fixture.two);
  const Context context = newContext();
  const auto client = fixture.client();
  bool called = false;
  std::atomic<bool> isPosted = false;
  const Executor executor = glibExecutor(context.get());
  {
    const Scope widget;
    client.request(fixture.articles())
        .on([&, executor](Job job) {
          executor(std::move(job));
          isPosted = true;
        })
        .start(widget, [&](Result<Articles>) { called = true; });
    while (!isPosted) std::this_thread::yield();
  }
  while (g_main_context_iteration(context.get(), FALSE)) continue;
  CHECK_FALSE(called);
}
