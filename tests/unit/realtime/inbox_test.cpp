// The table of modes of an inbox, line by line.
#include "realtime/inbox.hpp"

#include "support/catch.hpp"

namespace {

using directus::ChangeEvent;
using directus::GapReason;
using directus::Overflow;
using directus::detail::Inbox;
using directus::detail::RawChange;
using Put = Inbox::Put;

RawChange number(int i) {
  return {.event = ChangeEvent::create, .data = std::to_string(i)};
}
RawChange gap() {
  return {.event = ChangeEvent::gap, .data = "gap", .reason = GapReason::overflow};
}

/// What can be taken, as one text.
std::string all(Inbox& inbox) {
  std::string text;
  while (const auto change = inbox.take()) text += change->data + ' ';
  return text;
}

}  // namespace

TEST_CASE("changes come out in their order") {
  Inbox inbox(4, Overflow::gap);
  for (int i = 0; i < 3; ++i) CHECK(inbox.put(number(i)) == Put::kept);
  CHECK(all(inbox) == "0 1 2 ");
  CHECK_FALSE(inbox.take());
}

TEST_CASE("with gap a full inbox drops what comes, and keeps what it has") {
  Inbox inbox(2, Overflow::gap);
  (void)inbox.put(number(0));
  (void)inbox.put(number(1));
  CHECK(inbox.put(number(2)) == Put::dropped);
  CHECK_FALSE(inbox.wantsRefill());
  (void)inbox.take();
  CHECK(inbox.wantsRefill());
  CHECK(inbox.put(number(3)) == Put::dropped);  // a hole may have no change behind it without a gap
  CHECK(all(inbox) == "1 ");
}

TEST_CASE("the gap stands where changes were dropped") {
  Inbox inbox(3, Overflow::gap);
  for (int i = 0; i < 3; ++i) (void)inbox.put(number(i));
  CHECK(inbox.put(number(66)) == Put::dropped);
  inbox.beginRefill();
  CHECK(inbox.put(number(3)) == Put::kept);
  CHECK(all(inbox) == "0 1 2 ");
  inbox.refilled(gap());
  CHECK(inbox.put(number(4)) == Put::kept);
  CHECK(all(inbox) == "gap 3 4 ");
}

TEST_CASE("with pause a full inbox says so once, and keeps what the socket had read") {
  Inbox inbox(2, Overflow::pause);
  CHECK(inbox.put(number(0)) == Put::kept);
  CHECK(inbox.put(number(1)) == Put::full);
  CHECK(inbox.put(number(2)) == Put::kept);
  CHECK_FALSE(inbox.hasRoomAgain());
  (void)inbox.take();
  (void)inbox.take();
  CHECK(inbox.hasRoomAgain());
  CHECK_FALSE(inbox.hasRoomAgain());
  CHECK(all(inbox) == "2 ");
}

TEST_CASE("with pause it drops when the socket does not stop") {
  Inbox inbox(2, Overflow::pause);
  for (int i = 0; i < 4; ++i) CHECK(inbox.put(number(i)) != Put::dropped);
  CHECK(inbox.put(number(4)) == Put::dropped);
  CHECK(inbox.size() == 4);
}

TEST_CASE("a pause that lasts too long becomes a gap") {
  Inbox inbox(2, Overflow::pause);
  (void)inbox.put(number(0));
  (void)inbox.put(number(1));
  inbox.giveUpPause();
  CHECK(inbox.put(number(2)) == Put::dropped);
  (void)inbox.take();
  CHECK(inbox.wantsRefill());
}

TEST_CASE("an inbox that is not full has no pause to give up") {
  Inbox inbox(2, Overflow::pause);
  (void)inbox.put(number(0));
  inbox.giveUpPause();
  CHECK(inbox.put(number(1)) == Put::full);
}

TEST_CASE("too much behind a gap makes another gap") {
  Inbox inbox(2, Overflow::gap);
  inbox.beginRefill();
  (void)inbox.put(number(0));
  (void)inbox.put(number(1));
  CHECK(inbox.put(number(2)) == Put::dropped);
  CHECK(inbox.size() == 0);
  inbox.refilled(gap());
  CHECK(inbox.put(number(3)) == Put::dropped);
  CHECK(all(inbox) == "gap ");
  CHECK(inbox.wantsRefill());
}

TEST_CASE("a refill may bring the gap and what there is") {
  Inbox inbox(2, Overflow::gap);
  inbox.beginRefill();
  (void)inbox.put(number(1));
  inbox.refilled(gap(), number(0));
  CHECK(all(inbox) == "gap 0 1 ");
}

TEST_CASE("a refill that nobody waits for changes nothing") {
  Inbox inbox(2, Overflow::gap);
  inbox.refilled(gap());
  CHECK(inbox.empty());
}

TEST_CASE("a lost change wants a refill at once, however much was not taken yet") {
  Inbox inbox(2, Overflow::gap);
  (void)inbox.put(number(0));
  (void)inbox.put(number(1));
  CHECK(inbox.lose());
  CHECK_FALSE(inbox.lose());  // one comes already
  inbox.beginRefill();
  inbox.refilled(gap());
  CHECK(all(inbox) == "0 1 gap ");
  CHECK_FALSE(inbox.wantsRefill());
}

TEST_CASE("a change that is lost behind a gap makes another gap") {
  Inbox inbox(2, Overflow::gap);
  inbox.beginRefill();
  (void)inbox.put(number(0));
  CHECK_FALSE(inbox.lose());
  inbox.refilled(gap());
  CHECK(all(inbox) == "gap ");
  CHECK(inbox.wantsRefill());
}
