#include "async/callback_thread.hpp"

#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using namespace directus::detail;
using namespace std::chrono_literals;

namespace {

/// Jobs that note when they ran.
struct Notes {
  std::mutex mutex{};
  std::vector<int> ran{};

  auto job(int number) {
    return [this, number] {
      const std::scoped_lock lock(mutex);
      ran.push_back(number);
    };
  }
  std::vector<int> now() {
    const std::scoped_lock lock(mutex);
    return ran;
  }
};

/// Waits until all that was handed over has run.
void finish(CallbackThread& thread) {
  std::promise<void> end;
  std::thread([&] { thread.post([&] { end.set_value(); }); }).join();
  end.get_future().get();
}

}  // namespace

TEST_CASE("what is posted in a batch runs after it, in its order") {
  Notes notes;
  CallbackThread thread;
  thread.post(notes.job(0));
  {
    const CallbackThread::Batch batch;
    thread.post(notes.job(1));
    thread.post(notes.job(2));
    finish(thread);  // what others post does not wait for it
    CHECK(notes.now() == std::vector{0});
  }
  thread.post(notes.job(3));
  finish(thread);
  CHECK(notes.now() == std::vector{0, 1, 2, 3});
}

TEST_CASE("a batch that grows is handed over before its end") {
  Notes notes;
  CallbackThread thread;
  std::promise<void> first;
  const CallbackThread::Batch batch;
  thread.post([&] { first.set_value(); });
  for (int i = 0; i < 100; ++i) thread.post(notes.job(i));
  CHECK(first.get_future().wait_for(10s) == std::future_status::ready);
}

TEST_CASE("a batch serves several callback threads") {
  std::thread::id ran[4];
  const auto job = [&ran](int number) {
    return [&ran, number] { ran[number] = std::this_thread::get_id(); };
  };
  CallbackThread one;
  CallbackThread two;
  {
    const CallbackThread::Batch batch;
    for (const int i : {0, 1, 2, 3}) (i % 2 == 0 ? one : two).post(job(i));
  }
  finish(one);
  finish(two);
  CHECK(ran[0] == ran[2]);
  CHECK(ran[1] == ran[3]);
  CHECK(ran[0] != ran[1]);
}

TEST_CASE("a callback thread that ends during a batch throws the jobs of the batch away") {
  const auto held = std::make_shared<int>(1);
  bool hasRun = false;
  std::optional<CallbackThread> thread(std::in_place);
  {
    const CallbackThread::Batch batch;
    thread->post([&hasRun, held] { hasRun = true; });
    thread.reset();
  }
  CHECK_FALSE(hasRun);
  CHECK(held.use_count() == 1);
}
