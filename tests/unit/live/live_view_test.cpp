// When a live query reads what: the machine, line by line of its table.
#include "live/live_view.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::LiveView;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Do = LiveView::Do;
using KeyList = std::vector<std::string>;

namespace {

constexpr milliseconds start = 1'000s;
const std::chrono::system_clock::time_point wall(1'795'487'453s);

LiveView::Rules rules() {
  return {.settle = 50ms, .interval = 30s, .maxTouched = 3, .readsParts = true};
}

Error failed(ErrorKind kind = ErrorKind::network) {
  return Error({.kind = kind, .message = "no"});
}

/// A view that has read the whole once, at `start`; its bell works.
LiveView ready(LiveView::Rules with = rules()) {
  LiveView view(with, start);
  view.bellWorks(start);
  (void)view.next(start);
  view.readDone(start, wall);
  return view;
}

}  // namespace

TEST_CASE("a live query begins with the whole", "[live]") {
  LiveView view(rules(), start);
  CHECK(view.status().state == LiveState::starting);
  CHECK(view.next(start).what == Do::readWhole);
}

TEST_CASE("one read is under way at a time", "[live]") {
  LiveView view(rules(), start);
  (void)view.next(start);
  const auto step = view.next(start + 100s);
  CHECK(step.what == Do::wait);
  CHECK_FALSE(step.until);
}

TEST_CASE("a row that was touched is read by its key once the burst has settled", "[live]") {
  LiveView view = ready();
  view.rang(start + 1s, {"7"});
  CHECK(view.next(start + 1s).until == start + 1050ms);
  view.rang(start + 1040ms, {"8", "7"});
  const auto step = view.next(start + 1050ms);
  CHECK(step.what == Do::readTouched);
  CHECK(step.keys == KeyList{"7", "8"});
}

TEST_CASE("a burst that does not end is read all the same", "[live]") {
  LiveView view = ready();
  for (milliseconds t = 0ms; t <= 50ms; t += 10ms) view.rang(start + t, {"7"});
  CHECK(view.next(start + 50ms).what == Do::readTouched);
}

TEST_CASE("more rows than are worth it are read as a whole", "[live]") {
  LiveView view = ready();
  view.rang(start, {"1", "2", "3", "4"});
  CHECK(view.next(start + 50ms).what == Do::readWhole);
}

TEST_CASE("rows that come in several rings are counted together", "[live]") {
  LiveView view = ready();
  view.rang(start, {"1", "2", "3"});
  view.rang(start, {"4"});
  CHECK(view.next(start + 50ms).what == Do::readWhole);
}

TEST_CASE("a query that cannot be read in parts is read as a whole", "[live]") {
  auto whole = rules();
  whole.readsParts = false;
  LiveView view = ready(whole);
  view.rang(start, {"7"});
  CHECK(view.next(start + 50ms).what == Do::readWhole);
}

TEST_CASE("after a gap the whole is read, whatever else was touched", "[live]") {
  LiveView view = ready();
  view.rang(start, {"7"});
  view.rangForAll(start + 10ms);
  view.rang(start + 20ms, {"8"});
  CHECK(view.next(start + 50ms).what == Do::readWhole);
}

TEST_CASE("a row that is touched while it is read is read again", "[live]") {
  LiveView view = ready();
  view.rang(start, {"7"});
  (void)view.next(start + 50ms);
  view.rang(start + 60ms, {"7"});
  view.readDone(start + 200ms, wall);
  const auto step = view.next(start + 200ms);
  CHECK(step.what == Do::readTouched);
  CHECK(step.keys == KeyList{"7"});
}

TEST_CASE("a row that is touched while the whole is read is read again", "[live]") {
  LiveView view = ready();
  view.rangForAll(start);
  (void)view.next(start + 50ms);
  view.rang(start + 60ms, {"7"});
  view.readDone(start + 70ms, wall);
  CHECK(view.next(start + 70ms).until == start + 110ms);
  CHECK(view.next(start + 110ms).what == Do::readTouched);
}

TEST_CASE("a read of touched rows pays for nothing that rang before it and is owed as a whole",
          "[live]") {
  LiveView view = ready();
  view.rang(start, {"7"});
  (void)view.next(start + 50ms);
  view.rangForAll(start + 51ms);
  view.readDone(start + 60ms, wall);
  CHECK(view.next(start + 101ms).what == Do::readWhole);
}

TEST_CASE("a bell that works again is followed by the whole at once", "[live]") {
  LiveView view = ready();
  view.bellStopped(failed());
  CHECK(view.next(start + 1s).what == Do::wait);
  view.bellWorks(start + 1s);
  CHECK(view.next(start + 1s).what == Do::readWhole);
}

TEST_CASE("a bell that begins to work within a read is followed by another one", "[live]") {
  LiveView view(rules(), start);
  (void)view.next(start);
  view.bellWorks(start);
  view.readDone(start, wall);
  CHECK(view.next(start).what == Do::readWhole);
}

TEST_CASE("the whole is read every interval, also while the bell works", "[live]") {
  LiveView view = ready();
  CHECK(view.next(start).until == start + 30s);
  CHECK(view.next(start + 30s).what == Do::readWhole);
}

TEST_CASE("reads of touched rows do not put the interval off", "[live]") {
  LiveView view = ready();
  view.rang(start + 20s, {"7"});
  (void)view.next(start + 21s);
  view.readDone(start + 21s, wall);
  CHECK(view.next(start + 21s).until == start + 30s);
}

TEST_CASE("rows without a place make the whole be read at once", "[live]") {
  LiveView view = ready();
  view.rang(start, {"7"});
  (void)view.next(start + 50ms);
  view.wantsWhole(start + 60ms);
  CHECK(view.next(start + 60ms).what == Do::readWhole);
}

TEST_CASE("a read that failed is tried again as a whole, after a pause that doubles", "[live]") {
  LiveView view = ready();
  view.rang(start, {"7"});
  (void)view.next(start + 50ms);
  view.readFailed(start + 100ms, failed(), 0);
  CHECK(view.next(start + 100ms).until == start + 600ms);
  CHECK(view.next(start + 600ms).what == Do::readWhole);
  view.readFailed(start + 700ms, failed(), 0);
  CHECK(view.next(start + 700ms).until == start + 1'700ms);
}

TEST_CASE("a row that is touched while reads fail does not shorten the pause", "[live]") {
  LiveView view = ready();
  view.rangForAll(start);
  (void)view.next(start + 50ms);
  view.readFailed(start + 100ms, failed(), 0);
  view.rang(start + 110ms, {"7"});
  CHECK(view.next(start + 200ms).until == start + 600ms);
}

TEST_CASE("the pause has its longest span, and part of it is random", "[live]") {
  LiveView view(rules(), start);
  milliseconds now = start;
  for (int i = 0; i < 40; ++i) {
    REQUIRE(view.next(now).what == Do::readWhole);
    view.readFailed(now, failed(), 0.5);
    now = *view.next(now).until;
  }
  view.readFailed(now, failed(), 0.5);
  CHECK(view.next(now).until == now + 22'500ms);
}

TEST_CASE("a server that says when to come back is not asked before", "[live]") {
  LiveView view(rules(), start);
  (void)view.next(start);
  view.readFailed(
      start, Error({.kind = ErrorKind::api, .message = "slow", .status = 429, .retryAfter = 7'000}),
      0);
  CHECK(view.next(start).until == start + 7s);
}

TEST_CASE("a success after failures makes the next pause short again", "[live]") {
  LiveView view(rules(), start);
  for (int i = 0; i < 5; ++i) {
    (void)view.next(start + i * 60s);
    view.readFailed(start + i * 60s, failed(), 0);
  }
  (void)view.next(start + 400s);
  view.readDone(start + 400s, wall);
  (void)view.next(start + 500s);
  view.readFailed(start + 500s, failed(), 0);
  CHECK(view.next(start + 500s).until == start + 500'500ms);
}

TEST_CASE("the state is live while the bell works and the last read was good", "[live]") {
  const LiveView view = ready();
  CHECK(view.status().state == LiveState::live);
  CHECK(view.status().asOf == wall);
  CHECK_FALSE(view.status().why);
}

TEST_CASE("without a bell the state is polling, with the reason", "[live]") {
  LiveView view(rules(), start);
  (void)view.next(start);
  view.readDone(start, wall);
  CHECK(view.status().state == LiveState::polling);
  CHECK_FALSE(view.status().why);
  view.bellStopped(failed(ErrorKind::tls));
  REQUIRE(view.status().why);
  CHECK(view.status().why->kind() == ErrorKind::tls);
}

TEST_CASE("after a read that failed the state is stale, as of the last good one", "[live]") {
  LiveView view = ready();
  (void)view.next(start + 30s);
  view.readFailed(start + 31s, failed(ErrorKind::sessionLost), 0);
  CHECK(view.status().state == LiveState::stale);
  CHECK(view.status().asOf == wall);
  REQUIRE(view.status().why);
  CHECK(view.status().why->kind() == ErrorKind::sessionLost);
  (void)view.next(start + 40s);
  view.readDone(start + 40s, wall + 40s);
  CHECK(view.status().state == LiveState::live);
  CHECK(view.status().asOf == wall + 40s);
  CHECK_FALSE(view.status().why);
}

TEST_CASE("items of an earlier run are stale until the first read", "[live]") {
  LiveView view(rules(), start);
  view.cacheLoaded(wall - 24h);
  CHECK(view.status().state == LiveState::stale);
  CHECK(view.status().isFromCache);
  CHECK(view.status().asOf == wall - 24h);
  (void)view.next(start);
  view.bellWorks(start);
  CHECK(view.status().state == LiveState::stale);
  view.readDone(start, wall);
  CHECK(view.status().state == LiveState::live);
  CHECK_FALSE(view.status().isFromCache);
}

TEST_CASE("a first read that fails leaves the state at starting, with the reason", "[live]") {
  LiveView view(rules(), start);
  (void)view.next(start);
  view.readFailed(start, failed(), 0);
  CHECK(view.status().state == LiveState::starting);
  CHECK(view.status().why);
}

TEST_CASE("a live query that has ended reads no more, and says why", "[live]") {
  LiveView view = ready();
  view.end(failed(ErrorKind::cancelled));
  view.rang(start, {"7"});
  view.bellWorks(start);
  view.rangForAll(start);
  CHECK(view.next(start + 100s).what == Do::wait);
  CHECK_FALSE(view.next(start + 100s).until);
  CHECK(view.status().state == LiveState::ended);
  REQUIRE(view.status().why);
  CHECK(view.status().why->kind() == ErrorKind::cancelled);
}
