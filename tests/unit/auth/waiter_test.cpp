#include "async/waiter.hpp"

#include <thread>
#include <vector>

#include <directus/testing/manual_clock.hpp>

#include "auth/session_waiter.hpp"
#include "support/catch.hpp"

using namespace directus;
using detail::BlockingWaiter;
using detail::Waiter;
using detail::WaiterList;

namespace {

struct Counting final : Waiter {
  void wake() noexcept override { ++woken; }
  int woken = 0;
};

}  // namespace

TEST_CASE("waiters that are taken are woken once, in order, the others stay") {
  std::vector<int> order;
  struct Numbered final : Waiter {
    Numbered(std::vector<int>& woken, int which) : order(woken), number(which) {}
    void wake() noexcept override { order.push_back(number); }
    std::vector<int>& order;
    int number;
  };
  Numbered one(order, 1);
  Numbered two(order, 2);
  Numbered three(order, 3);
  WaiterList list;
  for (Numbered* waiter : {&one, &two, &three}) list.add(*waiter);
  WaiterList taken;
  list.take(taken, [&](Waiter& waiter) { return &waiter != &two; });
  taken.wakeAll();
  taken.wakeAll();
  CHECK(order == std::vector{1, 3});
  CHECK(list.remove(two));
  CHECK(list.empty());
}

TEST_CASE("a waiter that was taken cannot be taken out any more: its wake comes") {
  Counting waiter;
  WaiterList list;
  list.add(waiter);
  WaiterList taken;
  list.takeAll(taken);
  CHECK_FALSE(list.remove(waiter));
  taken.wakeAll();
  CHECK(waiter.woken == 1);
}

TEST_CASE("a waiter that is taken out is not woken, wherever it stood") {
  for (int which = 0; which < 3; ++which) {
    Counting waiters[3];
    WaiterList list;
    for (Counting& waiter : waiters) list.add(waiter);
    CHECK(list.remove(waiters[which]));
    CHECK_FALSE(list.remove(waiters[which]));
    WaiterList taken;
    list.takeAll(taken);
    taken.wakeAll();
    for (int i = 0; i < 3; ++i) CHECK(waiters[i].woken == (i == which ? 0 : 1));
  }
}

TEST_CASE("a thread that waits goes on when it is woken, and may be woken before it waits") {
  const auto clock = std::make_shared<testing::ManualClock>();
  BlockingWaiter early(BlockingWaiter::For::token);
  early.wake();
  CHECK(early.wait(*clock, {}));
  early.finish();

  BlockingWaiter late(BlockingWaiter::For::token);
  const std::jthread waker([&] { late.wake(); });
  while (!late.wait(*clock, {})) {
  }
  late.finish();
}
