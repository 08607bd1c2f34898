// The table of subscriptions, line by line.
#include "realtime/subscriptions.hpp"

#include <set>

#include "support/catch.hpp"

using namespace std::chrono_literals;

namespace {

using directus::GapReason;
using directus::detail::Subscriptions;
using Answer = Subscriptions::Answer;
using Millis = std::chrono::milliseconds;

constexpr Millis start = 1h;

struct Fixture {
  Subscriptions table{10s};

  explicit Fixture(int count = 1) {
    for (int i = 0; i < count; ++i) {
      const std::string uid = "u" + std::to_string(i);
      table.add(uid, "frame of " + uid);
    }
  }
  /// The frames that go out now.
  std::vector<std::string> send(Millis now = start) {
    std::vector<std::string> frames;
    while (const auto frame = table.next(now)) frames.emplace_back(frame->text);
    return frames;
  }
  using Frames = std::vector<std::string>;
};

using Frames = Fixture::Frames;
const char* const unsubscribe = R"({"type":"unsubscribe","uid":"u0"})";

}  // namespace

TEST_CASE("a subscription is sent when the connection is ready, once") {
  Fixture f;
  CHECK(f.send() == Frames{});
  f.table.ready();
  CHECK(f.send() == Frames{"frame of u0"});
  CHECK(f.send() == Frames{});
  f.table.ready();
  CHECK(f.send() == Frames{});
}

TEST_CASE("a subscription that comes later is sent at once") {
  Fixture f(0);
  f.table.ready();
  f.table.add("u0", "frame of u0");
  CHECK(f.send() == Frames{"frame of u0"});
}

TEST_CASE("the first init begins it, and a second one means nothing") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  CHECK_FALSE(f.table.counts("u0"));
  CHECK(f.table.onInit("u0") == Answer::began);
  CHECK(f.table.counts("u0"));
  CHECK(f.table.onInit("u0") == Answer::nothing);
  CHECK(f.table.onInit("other") == Answer::nothing);
}

TEST_CASE("after a reconnect each is sent once with its own uid, and its init is a gap") {
  Fixture f(2);
  for (int reconnects = 0; reconnects < 3; ++reconnects) {
    f.table.ready();
    const auto sent = f.send();
    CHECK(std::set<std::string>(sent.begin(), sent.end()) ==
          std::set<std::string>{"frame of u0", "frame of u1"});
    CHECK(sent.size() == 2);
    for (const char* uid : {"u0", "u1"}) {
      CHECK(f.table.onInit(uid) == (reconnects == 0 ? Answer::began : Answer::gap));
      CHECK(f.table.owed() == GapReason::reconnected);
    }
    f.table.lost(GapReason::reconnected);
    CHECK_FALSE(f.table.counts("u0"));
  }
}

TEST_CASE("a connection that is lost before the init owes no gap") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  f.table.lost(GapReason::reconnected);
  f.table.ready();
  CHECK(f.send() == Frames{"frame of u0"});
  CHECK(f.table.onInit("u0") == Answer::began);
}

TEST_CASE("an expired token owes a gap of its own, which a reconnect behind it does not hide") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  (void)f.table.onInit("u0");
  f.table.lost(GapReason::tokenExpired);
  CHECK_FALSE(f.table.counts("u0"));
  f.table.lost(GapReason::reconnected);
  f.table.ready();
  (void)f.send();
  CHECK(f.table.onInit("u0") == Answer::gap);
  CHECK(f.table.owed() == GapReason::tokenExpired);
}

TEST_CASE("only so many are asked for at a time") {
  Fixture f(100);
  f.table.ready();
  CHECK(f.send().size() == Subscriptions::mostAsked);
  const std::string first = f.table.oldestAsked().value();
  CHECK(f.table.onInit(first) == Answer::began);
  CHECK(f.send().size() == 1);
}

TEST_CASE("a refusal ends a subscription") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  CHECK(f.table.onRefused("u0", start) == Answer::ended);
  CHECK_FALSE(f.table.has("u0"));
  CHECK(f.table.onRefused("u0", start) == Answer::nothing);
}

TEST_CASE("a refusal without a uid is about the one that has waited longest") {
  Fixture f(0);
  f.table.ready();
  for (const char* uid : {"a", "b"}) {
    f.table.add(uid, uid);
    (void)f.send();
  }
  CHECK(f.table.oldestAsked() == "a");
  (void)f.table.onInit("a");
  CHECK(f.table.oldestAsked() == "b");
  (void)f.table.onInit("b");
  CHECK_FALSE(f.table.oldestAsked());
}

TEST_CASE("a refusal where it has stood may be of an old change: it is asked for once more") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  (void)f.table.onInit("u0");
  f.table.lost(GapReason::tokenExpired);
  f.table.ready();
  (void)f.send();
  CHECK(f.table.onRefused("u0", start) == Answer::nothing);
  CHECK(f.send() == Frames{});
  CHECK(f.table.wakeAt() == start + 2s);
  f.table.tick(start + 2s);
  CHECK(f.send() == Frames{"frame of u0"});
  CHECK(f.table.onRefused("u0", start + 2s) == Answer::ended);
}

TEST_CASE(
    "a refusal without a uid beside one that stands may be of a change: it is asked once more") {
  Fixture f(0);
  f.table.ready();
  for (const char* uid : {"a", "b"}) {
    f.table.add(uid, uid);
    (void)f.send();
    if (*uid == 'a') (void)f.table.onInit("a");
  }
  CHECK(f.table.onRefused("b", start, false) == Answer::nothing);
  f.table.tick(start + 2s);
  CHECK(f.send() == Frames{"b"});
  CHECK(f.table.onRefused("b", start, false) == Answer::ended);
}

TEST_CASE("however many old changes are refused, the subscription stays") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  (void)f.table.onInit("u0");
  f.table.lost(GapReason::tokenExpired);
  f.table.ready();
  (void)f.send();
  for (int i = 0; i < 5; ++i) CHECK(f.table.onRefused("u0", start) == Answer::nothing);
  f.table.ready();  // a token was renewed meanwhile
  CHECK(f.send() == Frames{});
  f.table.tick(start + 2s);
  CHECK(f.send(start + 2s) == Frames{"frame of u0"});
  CHECK(f.table.onInit("u0") == Answer::gap);
}

TEST_CASE("a refusal may be older than the token with which it was asked for once more") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  f.table.lost(GapReason::tokenExpired);
  f.table.ready();
  (void)f.send();
  CHECK(f.table.onRefused("u0", start) == Answer::nothing);
  CHECK(f.table.has("u0"));
}

TEST_CASE("on a new connection a refusal is about what was asked there") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  f.table.lost(GapReason::reconnected);
  f.table.ready();
  (void)f.send();
  CHECK(f.table.onRefused("u0", start) == Answer::ended);
}

TEST_CASE("a change that cannot be read leaves the subscription standing") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  (void)f.table.onInit("u0");
  CHECK(f.table.onRefused("u0", start) == Answer::missed);
  CHECK(f.table.counts("u0"));
}

TEST_CASE("a subscription without an answer is taken back before it is sent again") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  CHECK(f.table.wakeAt() == start + 10s);
  f.table.tick(start + 10s);
  CHECK(f.send(start + 10s) == Frames{unsubscribe});
  CHECK(f.table.onInit("u0") == Answer::nothing);
  f.table.onUnsubscribed("u0");
  CHECK(f.send(start + 10s) == Frames{"frame of u0"});
  CHECK(f.table.wakeAt() == start + 30s);  // twice as long
  CHECK(f.table.onInit("u0") == Answer::began);
}

TEST_CASE("a subscription whose taking back is not answered either is sent again") {
  Fixture f;
  f.table.ready();
  (void)f.send();
  f.table.tick(start + 10s);
  (void)f.send(start + 10s);
  f.table.tick(start + 20s);
  CHECK(f.send(start + 20s) == Frames{"frame of u0"});
}

TEST_CASE("after a rate limit nothing is sent for a while, then what was not answered") {
  Fixture f(2);
  f.table.ready();
  (void)f.send();
  f.table.throttled(start + 1s);
  (void)f.table.onInit("u1");
  f.table.add("u2", "frame of u2");
  CHECK(f.send(start + 999ms) == Frames{});
  f.table.tick(start + 1s);
  CHECK(f.send(start + 1s) == Frames{unsubscribe, "frame of u2"});
}

TEST_CASE("unsubscribing is legal in every phase, and sent where the server may have it") {
  Fixture f;
  CHECK_FALSE(f.table.remove("u0"));
  CHECK_FALSE(f.table.remove("u0"));
  f.table.ready();
  f.table.add("a", "frame of a");
  CHECK_FALSE(f.table.remove("a"));  // waits
  CHECK(f.send() == Frames{});
  f.table.add("b", "frame of b");
  (void)f.send();
  CHECK(f.table.remove("b"));  // asked
  CHECK(f.table.onInit("b") == Answer::nothing);
  f.table.add("c", "frame of c");
  (void)f.send();
  (void)f.table.onInit("c");
  CHECK(f.table.remove("c"));  // standing
  f.table.add("d", "frame of d");
  (void)f.send();
  f.table.lost(GapReason::reconnected);
  CHECK_FALSE(f.table.remove("d"));  // no connection
  f.table.ready();
  CHECK(f.send() == Frames{});
}

TEST_CASE("one that lost changes is asked for once more while the others stand") {
  Fixture f(2);
  f.table.ready();
  (void)f.send();
  (void)f.table.onInit("u0");
  (void)f.table.onInit("u1");
  f.table.again("u0", GapReason::overflow);
  CHECK(f.send() == Frames{"frame of u0"});
  CHECK(f.table.counts("u1"));
  CHECK(f.table.onInit("u0") == Answer::gap);
  CHECK(f.table.owed() == GapReason::overflow);
}
