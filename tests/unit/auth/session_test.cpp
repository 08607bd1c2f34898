// The session as a machine: no clock, no thread, no network.
#include "auth/session.hpp"

#include <limits>

#include "auth/session_agenda.hpp"
#include "support/catch.hpp"
#include "support/flow_script.hpp"

using namespace directus;
using namespace directus_test;
using detail::Session;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds start(1'000'000);
using Do = Session::Answer::Do;

Session::Tokens shared(AuthenticationData data) {
  return std::make_shared<const AuthenticationData>(std::move(data));
}

AuthenticationData tokens(int n, std::optional<std::int64_t> expires = 900'000) {
  return {.access_token = "access-" + std::to_string(n),
          .refresh_token = "refresh-" + std::to_string(n),
          .expires = expires};
}

Session loggedIn(std::optional<std::int64_t> expires = 900'000) {
  Session session(AuthMode::json, true, 30s);
  session.loggedIn(shared(tokens(1, expires)), AuthMode::json, start);
  return session;
}

Error refusal() {
  return Error({.kind = ErrorKind::api,
                .message = "Invalid user credentials.",
                .status = 401,
                .errors = {{.message = "Invalid user credentials.",
                            .code = ErrorCode::invalidCredentials,
                            .codeText = "INVALID_CREDENTIALS"}}});
}
Error outage() {
  return Error(
      {.kind = ErrorKind::http, .message = "bad gateway", .status = 502, .retryable = true});
}

Error unreachable() {
  return Error({.kind = ErrorKind::network, .message = "no route", .retryable = true});
}
Error busy(milliseconds wait) {
  return Error({.kind = ErrorKind::http, .message = "busy", .status = 503, .retryAfter = wait});
}

/// Fails a whole refresh, all its attempts.
milliseconds failRefresh(Session& session, const Session::Refresh& refresh, milliseconds now) {
  while (const auto next = session.refreshFailed(refresh, outage(), now, 0.5)) now = *next;
  return now;
}

}  // namespace

TEST_CASE("far from its expiry the token is given") {
  const Session session = loggedIn();
  CHECK(session.ask(start + 869'999ms, true).what == Do::give);
  CHECK(session.state(start) == Session::State::active);
}

TEST_CASE("inside the margin a valid token is given at once and one refresh is wanted") {
  Session session = loggedIn();
  const auto answer = session.ask(start + 870s, false);
  CHECK(answer.what == Do::give);
  CHECK(answer.startRefresh);
  REQUIRE(session.beginRefresh({}));
  CHECK_FALSE(session.ask(start + 870s, false).startRefresh);
}

TEST_CASE("a patient caller waits for the fresh token inside the margin") {
  CHECK(loggedIn().ask(start + 870s, true).what == Do::wait);
}

TEST_CASE("an expired token is never given") {
  const Session session = loggedIn();
  const auto answer = session.ask(start + 900s, false);
  CHECK(answer.what == Do::wait);
  CHECK(answer.startRefresh);
  CHECK(session.state(start + 900s) == Session::State::stale);
}

TEST_CASE("only one refresh runs") {
  Session session = loggedIn();
  CHECK(session.beginRefresh({}).has_value());
  CHECK_FALSE(session.beginRefresh({}).has_value());
}

TEST_CASE("a refresh that succeeds replaces the tokens and arms the timer again") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto serial = session.serial();
  CHECK(session.refreshSucceeded(refresh, shared(Session::renewed(refresh, tokens(2))),
                                 start + 870s));
  CHECK(session.data().access_token == "access-2");
  CHECK(session.serial() != serial);
  CHECK(session.wakeAt(start + 870s) == start + 870s + 870s);
}

TEST_CASE("a refusal ends the session and stays the answer until a login") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto error = session.refreshRefused(refresh, refusal());
  REQUIRE(error);
  CHECK(error->kind() == ErrorKind::sessionLost);
  CHECK(error->errors().at(0).code == ErrorCode::invalidCredentials);
  CHECK(session.state(start) == Session::State::lost);
  CHECK(session.ask(start, false).what == Do::fail);
  session.loggedIn(shared(tokens(3)), AuthMode::json, start);
  CHECK(session.ask(start, false).what == Do::give);
}

TEST_CASE("after a logout requests are anonymous, not refused") {
  Session session = loggedIn();
  session.loggedOut();
  CHECK(session.ask(start, false).what == Do::give);
  CHECK_FALSE(session.data().access_token);
}

TEST_CASE("an outage keeps the session, and the token while it is valid") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto now = failRefresh(session, refresh, start + 870s);
  CHECK_FALSE(session.isRefreshing());
  const auto answer = session.ask(now, false);
  CHECK(answer.what == Do::give);
  CHECK_FALSE(answer.startRefresh);  // backoff
  CHECK(session.data().refresh_token == "refresh-1");
}

TEST_CASE("during backoff an expired token gives the last error and sends nothing") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto now = failRefresh(session, refresh, start + 900s);
  const auto answer = session.ask(now, true);
  CHECK(answer.what == Do::fail);
  CHECK_FALSE(answer.startRefresh);
  CHECK(answer.error->status() == 502);
}

TEST_CASE("after the backoff an expired token is tried again") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto now = failRefresh(session, refresh, start + 900s);
  CHECK(session.ask(now + 60s, true).startRefresh);
}

TEST_CASE("whatever callers do, refreshes are bounded") {
  Session session = loggedIn();
  int attempts = 0;
  for (milliseconds now = start + 900s; now < start + 900s + 60s; now += 50ms) {
    if (!session.ask(now, true).startRefresh) continue;
    const auto refresh = *session.beginRefresh({});
    milliseconds at = now;
    ++attempts;
    while (const auto next = session.refreshFailed(refresh, outage(), at, 0.0)) {
      at = *next;
      ++attempts;
    }
  }
  CHECK(attempts < 50);
}

TEST_CASE("a result that comes after logout, login or setToken is dropped") {
  for (int what = 0; what < 3; ++what) {
    Session session = loggedIn();
    const auto refresh = *session.beginRefresh({});
    if (what == 0) session.loggedOut();
    if (what == 1) session.loggedIn(shared(tokens(7)), AuthMode::json, start);
    if (what == 2) session.tokenSet(shared({.access_token = "manual"}));
    const auto before = session.data();
    CHECK_FALSE(session.refreshSucceeded(refresh, shared(tokens(2)), start));
    CHECK_FALSE(session.refreshRefused(refresh, refusal()));
    CHECK_FALSE(session.refreshFailed(refresh, outage(), start, 0.5));
    CHECK(session.data() == before);
  }
}

TEST_CASE("a token that was set has no timer and never expires") {
  Session session = loggedIn();
  session.tokenSet(shared({.access_token = "manual"}));
  CHECK_FALSE(session.wakeAt(start));
  CHECK(session.ask(start + 10'000h, true).what == Do::give);
  CHECK(session.data().access_token == "manual");
}

TEST_CASE("a lifetime shorter than the margin shrinks the margin") {
  const Session session = loggedIn(3'000);
  CHECK_FALSE(session.ask(start + 1'000ms, false).startRefresh);
  CHECK(session.ask(start + 2'000ms, false).startRefresh);
}

TEST_CASE("without a usable lifetime the token counts as not expiring", "[B47][B48]") {
  for (const std::optional<std::int64_t> expires :
       {std::optional<std::int64_t>(), std::optional<std::int64_t>(0),
        std::optional<std::int64_t>(-5)}) {
    const Session session = loggedIn(expires);
    CHECK(session.ask(start + 10'000h, true).what == Do::give);
    CHECK_FALSE(session.ask(start + 10'000h, true).startRefresh);
    CHECK_FALSE(session.wakeAt(start));
  }
}

TEST_CASE("a lifetime of months has a timer") {
  const Session session = loggedIn(90LL * 24 * 3600 * 1000);
  CHECK(session.wakeAt(start) == start + std::chrono::hours(90 * 24) - 30s);
}

TEST_CASE("without a refresh token an expired session says what to do", "[B51]") {
  Session session(AuthMode::json, true, 30s);
  session.loggedIn(shared({.access_token = "access-1", .expires = 1000}), AuthMode::json, start);
  CHECK_FALSE(session.wakeAt(start));
  const auto answer = session.ask(start + 2s, true);
  CHECK(answer.what == Do::fail);
  CHECK(answer.error->kind() == ErrorKind::sessionLost);
}

TEST_CASE("a restored session goes on where the wall clock says it is") {
  Session session(AuthMode::json, true, 30s);
  auto stored = tokens(1);
  stored.expires_at = 1'700'000'500'000;
  session.restored(shared(stored), start, milliseconds(1'700'000'000'000));
  CHECK(session.ask(start, true).what == Do::give);
  CHECK(session.wakeAt(start) == start + 470s);
}

TEST_CASE("a restored session that has expired is renewed first") {
  Session session(AuthMode::json, true, 30s);
  auto stored = tokens(1);
  stored.expires_at = 1'699'999'999'999;
  session.restored(shared(stored), start, milliseconds(1'700'000'000'000));
  CHECK(session.ask(start, false).what == Do::wait);
  CHECK(session.wakeAt(start).value() <= start);
}

TEST_CASE("Directus calling a token expired counts, whatever our clock says") {
  Session session = loggedIn();
  CHECK(session.reportExpired(session.serial(), start));
  CHECK(session.ask(start, false).what == Do::wait);
}

TEST_CASE("a report about an older token changes nothing") {
  Session session = loggedIn();
  const auto old = session.serial();
  const auto refresh = *session.beginRefresh({});
  session.refreshSucceeded(refresh, shared(tokens(2)), start);
  CHECK_FALSE(session.reportExpired(old, start));
  CHECK(session.ask(start, false).what == Do::give);
}

TEST_CASE("a cookie that comes back empty is removed, one that does not come stays") {
  Session session(AuthMode::cookie, true, 30s);
  session.loggedIn(
      shared({.access_token = "a", .expires = 1000, .cookies = {{"one", "1"}, {"two", "2"}}}),
      AuthMode::cookie, start);
  const auto refresh = *session.beginRefresh({});
  const auto renewed = Session::renewed(refresh, {.access_token = "b", .cookies = {{"one", ""}}});
  CHECK(renewed.cookies == std::vector<SessionCookie>{{"two", "2"}});
}

TEST_CASE("stopRefreshing disarms the timer until the next login") {
  Session session = loggedIn();
  session.stopRefreshing();
  CHECK_FALSE(session.wakeAt(start));
  session.loggedIn(shared(tokens(2)), AuthMode::json, start);
  CHECK(session.wakeAt(start).has_value());
}

TEST_CASE("the timer probes while a session is stale, one try at a time", "[F55]") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto now = failRefresh(session, refresh, start + 901s);
  const auto wake = session.wakeAt(now);
  REQUIRE(wake);
  CHECK(*wake > now);
  const auto probe = *session.beginRefresh({});
  CHECK_FALSE(session.refreshFailed(probe, outage(), *wake, 0.5));
}

TEST_CASE("where nothing can be reached the next try is seconds away, however long it lasts",
          "[F55]") {
  Session session = loggedIn();
  milliseconds now = start + 900s;
  for (int round = 0; round < 20; ++round) {
    const auto refresh = *session.beginRefresh({});
    while (const auto next = session.refreshFailed(refresh, unreachable(), now, 0.99)) now = *next;
    const auto wake = *session.wakeAt(now);
    CHECK(wake - now >= 1s);
    CHECK(wake - now <= 5s);
    now = wake;
  }
}

TEST_CASE("during the pause a stale session says that it was not tried, and when it will be",
          "[F55]") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  milliseconds now = start + 900s;
  while (const auto next = session.refreshFailed(refresh, unreachable(), now, 0.5)) now = *next;
  const auto answer = session.ask(now, false);
  REQUIRE(answer.what == Do::fail);
  CHECK(answer.error->kind() == ErrorKind::network);
  CHECK(std::string(answer.error->what()).find("next try is in") != std::string::npos);
  CHECK(answer.error->retryAfter().has_value());
  CHECK(answer.error->isRetryable());
}

TEST_CASE("an answer of the server ends the pause of an outage, and no other pause", "[F55]") {
  Session away = loggedIn();
  const auto lost = *away.beginRefresh({});
  milliseconds now = start + 900s;
  while (const auto next = away.refreshFailed(lost, unreachable(), now, 0.5)) now = *next;
  CHECK(away.serverAnswered(now));
  CHECK(away.ask(now, false).startRefresh);

  Session busy = loggedIn();
  const auto refused = *busy.beginRefresh({});
  now = failRefresh(busy, refused, start + 900s);
  CHECK_FALSE(busy.serverAnswered(now));
  CHECK(busy.ask(now, false).what == Do::fail);
}

TEST_CASE("a server that answered anything could be reached", "[F55]") {
  const auto isUnreachable = [](ErrorKind kind, int status) {
    Session session = loggedIn();
    const auto refresh = *session.beginRefresh({});
    const Error error({.kind = kind, .message = "no", .status = status});
    (void)session.refreshFailed(refresh, error, start + 900s, 0.5);
    return session.isUnreachable();
  };
  for (const ErrorKind kind :
       {ErrorKind::network, ErrorKind::timeout, ErrorKind::tls, ErrorKind::outcomeUnknown}) {
    CHECK(isUnreachable(kind, 0));
    CHECK_FALSE(isUnreachable(kind, 200));
  }
  for (const ErrorKind kind : {ErrorKind::cancelled, ErrorKind::invalidArgument, ErrorKind::decode,
                               ErrorKind::storage, ErrorKind::tooLarge})
    CHECK_FALSE(isUnreachable(kind, 0));
}

TEST_CASE("a pause that the server asks for is kept, by the timer, by callers and by refresh",
          "[F56]") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const milliseconds now = start + 900s;
  CHECK_FALSE(session.refreshFailed(refresh, busy(60s), now, 0.0));
  CHECK(session.wakeAt(now) >= now + 60s);
  CHECK(session.ask(now + 59s, true).what == Do::fail);
  CHECK(session.refusesRefresh(now + 59s));
  CHECK_FALSE(session.refusesRefresh(now + 60s));
  CHECK(session.ask(now + 60s, true).startRefresh);
}

TEST_CASE("a pause of a year is not kept", "[F56]") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  CHECK_FALSE(
      session.refreshFailed(refresh, busy(std::chrono::hours(24 * 365)), start + 900s, 0.0));
  CHECK(session.wakeAt(start + 900s) <= start + 900s + 1h);
}

TEST_CASE("what the server refuses whatever is repeated is sent once", "[F56]") {
  for (const int status : {400, 404, 405, 413, 422}) {
    Session session = loggedIn();
    const auto refresh = *session.beginRefresh({});
    CHECK_FALSE(session.refreshFailed(
        refresh, Error({.kind = ErrorKind::api, .message = "no", .status = status}), start, 0.5));
    CHECK(session.state(start) == Session::State::active);
  }
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  CHECK_FALSE(session.refreshFailed(
      refresh, Error({.kind = ErrorKind::decode, .message = "no token"}), start, 0.5));
}

TEST_CASE("the mode of a refresh that fails is not the session's") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh(AuthMode::session);
  CHECK(refresh.mode == AuthMode::session);
  failRefresh(session, refresh, start);
  CHECK(session.mode() == AuthMode::json);
  CHECK(session.ask(start, false).what == Do::give);
  const auto again = *session.beginRefresh(AuthMode::session);
  CHECK(session.refreshRefused(again, refusal()));
}

TEST_CASE("a refresh that succeeds makes a session of none, and of a token that was set") {
  Session none(AuthMode::cookie, true, 30s);
  Session manual(AuthMode::cookie, true, 30s);
  manual.tokenSet(shared({.access_token = "static"}));
  for (Session* session : {&none, &manual}) {
    const auto refresh = *session->beginRefresh({});
    CHECK_FALSE(refresh.hasSession);
    REQUIRE(session->refreshSucceeded(
        refresh, shared({.access_token = "access", .expires = 900'000}), start));
    CHECK(session->state(start) == Session::State::active);
    CHECK(session->hasSession());
  }
}

TEST_CASE("the mode of a refresh that succeeds is the session's") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh(AuthMode::session);
  session.refreshSucceeded(
      refresh, shared({.expires = 1000, .cookies = {{"directus_session_token", "jwt"}}}), start);
  CHECK(session.mode() == AuthMode::session);
}

TEST_CASE("a session that can neither give a token nor renew is lost, not anonymous", "[F54]") {
  Session session(AuthMode::json, true, 30s);
  session.loggedIn(shared({.expires = 1000}), AuthMode::json, start);
  const auto answer = session.ask(start, false);
  CHECK(answer.what == Do::fail);
  CHECK(answer.error->kind() == ErrorKind::sessionLost);
}

TEST_CASE("a stored session that has only a refresh token asks for a renewal", "[F52]") {
  for (const std::optional<std::string>& none :
       {std::optional<std::string>(), std::optional<std::string>("")})
    for (const std::optional<std::int64_t>& end :
         {std::optional<std::int64_t>(), std::optional<std::int64_t>(1'700'000'500'000)}) {
      Session session(AuthMode::json, true, 30s, true);
      session.restored(shared({.access_token = none, .refresh_token = "r", .expires_at = end}),
                       start, milliseconds(1'700'000'000'000));
      const auto answer = session.ask(start, false);
      CHECK(answer.what == Do::wait);
      CHECK(answer.startRefresh);
      CHECK(session.wakeAt(start) <= start);
    }
}

TEST_CASE("a wall clock that was set back does not let a stored token live longer", "[F57]") {
  Session session(AuthMode::json, true, 30s, true);
  auto stored = tokens(1, 60'000);
  stored.expires_at = 1'700'000'060'000;
  session.restored(shared(stored), start, milliseconds(1'699'900'000'000));
  CHECK(session.state(start + 60s) == Session::State::stale);
}

TEST_CASE("a stored end beyond all times does no harm", "[F57]") {
  for (const std::int64_t end : {std::numeric_limits<std::int64_t>::min(), std::int64_t(-1),
                                 std::numeric_limits<std::int64_t>::max()}) {
    Session session(AuthMode::json, true, 30s, true);
    auto stored = tokens(1);
    stored.expires_at = end;
    session.restored(shared(stored), start, milliseconds(1'700'000'000'000));
    const auto answer = session.ask(start, false);
    CHECK(answer.what == (end < 0 ? Do::wait : Do::give));
  }
}

TEST_CASE("a lifetime beyond all times is a long one", "[F58]") {
  const Session session = loggedIn(std::numeric_limits<std::int64_t>::max());
  CHECK(session.ask(start + 1'000h, true).what == Do::give);
  CHECK_FALSE(session.ask(start, true).startRefresh);
  REQUIRE(session.wakeAt(start));
  CHECK(*session.wakeAt(start) > start + 10'000h);
}

TEST_CASE("the timer does not refresh twice within a second, however short tokens live", "[F58]") {
  for (const std::int64_t life : {1, 15, 100, 999}) {
    Session session = loggedIn(life);
    milliseconds now = start;
    for (int round = 0; round < 10; ++round) {
      const auto refresh = *session.beginRefresh({});
      session.refreshSucceeded(refresh, shared(tokens(2, life)), now);
      const auto wake = *session.wakeAt(now);
      CHECK(wake >= now + 1s);
      now = wake;
    }
  }
}

TEST_CASE("a margin of any size leaves a token in use", "[F58]") {
  for (const milliseconds margin : {milliseconds::max(), milliseconds::min(), milliseconds(-1)}) {
    Session session(AuthMode::json, true, margin);
    session.loggedIn(shared(tokens(1)), AuthMode::json, start);
    CHECK(session.ask(start, true).what == Do::give);
    CHECK(*session.wakeAt(start) > start);
  }
}

TEST_CASE("an unread storage makes callers wait, and one that cannot be read gives its error",
          "[F51]") {
  Session session(AuthMode::json, true, 30s, true);
  CHECK(session.ask(start, false).what == Do::wait);
  session.readFailed(Error({.kind = ErrorKind::storage, .message = "locked"}));
  const auto answer = session.ask(start, false);
  CHECK(answer.what == Do::fail);
  CHECK(answer.error->kind() == ErrorKind::storage);
  CHECK(session.refusesRefresh(start));
  session.restored(shared(tokens(1)), start, milliseconds(1'700'000'000'000));
  CHECK(session.ask(start, false).what == Do::give);
}

TEST_CASE("login, logout and setToken end an unread storage", "[F51]") {
  for (int what = 0; what < 3; ++what) {
    Session session(AuthMode::json, true, 30s, true);
    session.readFailed(Error({.kind = ErrorKind::storage, .message = "locked"}));
    if (what == 0) session.loggedIn(shared(tokens(2)), AuthMode::json, start);
    if (what == 1) session.loggedOut();
    if (what == 2) session.tokenSet(shared({.access_token = "manual"}));
    CHECK(session.ask(start, false).what == Do::give);
    session.nothingStored();  // a read that comes too late changes nothing
    CHECK(session.state(start) != Session::State::unread);
  }
}

TEST_CASE("a token that Directus does not know is probed once", "[F59]") {
  Session session = loggedIn();
  CHECK(session.reportUnknown(session.serial(), start));
  CHECK_FALSE(session.reportUnknown(session.serial(), start));
  CHECK(session.ask(start, false).what == Do::give);  // it may still be good elsewhere
  const auto refresh = *session.beginRefresh({});
  session.refreshSucceeded(refresh, shared(tokens(2)), start);
  CHECK(session.reportUnknown(session.serial(), start));
}

TEST_CASE("a probe that reached nobody may be made again", "[F59]") {
  Session session = loggedIn();
  CHECK(session.reportUnknown(session.serial(), start));
  const auto refresh = *session.beginRefresh({});
  milliseconds now = start;
  while (const auto next = session.refreshFailed(refresh, unreachable(), now, 0.5)) now = *next;
  CHECK_FALSE(session.reportUnknown(session.serial(), now));
  CHECK(session.reportUnknown(session.serial(), now + 5s));
}

TEST_CASE("a token that was set is neither probed nor lost by a refusal") {
  Session session = loggedIn();
  session.tokenSet(shared({.access_token = "manual"}));
  CHECK_FALSE(session.reportUnknown(session.serial(), start));
  const auto refresh = *session.beginRefresh({});
  const auto error = session.refreshRefused(refresh, refusal());
  REQUIRE(error);
  CHECK(error->kind() == ErrorKind::api);
  CHECK(session.data().access_token == "manual");
  CHECK(session.state(start) == Session::State::manual);
}

namespace {

using detail::SessionAgenda;
using Due = SessionAgenda::Due;

/// What a driver does, without one: takes what is due until nothing is, and asks a Directus that
/// answers unless something strikes.
class Life {
 public:
  explicit Life(FlowScript& script) : script_(script) {
    session_.loggedIn(shared(tokens(1)), AuthMode::json, now_);
    agenda_.changed(true);
  }

  void until(milliseconds end) {
    for (int steps = 0; now_ < end; ++steps) {
      REQUIRE(steps < 500);
      while (take(agenda_.next(session_, now_))) REQUIRE(++taken_ < 500);
      const auto wake = agenda_.wakeAt(session_, now_);
      now_ = std::max(now_, std::min(end, std::max(wake.value_or(end), now_ + 1ms)));
      look();
    }
  }

  Session& session() { return session_; }
  [[nodiscard]] milliseconds now() const { return now_; }
  [[nodiscard]] bool isOver() const { return over_; }

 private:
  bool take(Due due) {
    switch (due) {
      case Due::nothing:
        return false;
      case Due::begin:
        agenda_.begun(session_.beginRefresh({}), now_);
        return true;
      case Due::drop:
        agenda_.ended();
        return true;
      case Due::save:
        strikes() ? void(agenda_.saveFailed(now_)) : agenda_.saved();
        return true;
      case Due::renew:
        renew();
        return true;
      case Due::restore:
        return false;
    }
    return false;
  }

  bool strikes() {
    const Mishap mishap = script_.wait();
    if (mishap == Mishap::cancel) {
      session_.loggedOut();
      agenda_.changed(true);
      over_ = true;
    }
    if (mishap == Mishap::deadline) now_ += 1h;
    return mishap != Mishap::none;
  }

  void renew() {
    const auto refresh = *agenda_.running();
    if (strikes()) {
      const auto next = session_.refreshFailed(refresh, unreachable(), now_, 0.5);
      if (next) return agenda_.tryAgainAt(*next);
    } else {
      session_.refreshSucceeded(refresh, shared(tokens(++number_)), now_);
      expiresAt_ = now_ + 900s;
    }
    agenda_.ended();
  }

  /// An expired token is never given, and nobody is anonymous before the logout.
  void look() {
    const auto answer = session_.ask(now_, false);
    if (answer.what != Do::give || over_) return;
    CHECK(session_.given().tokens->access_token.has_value());
    CHECK(now_ < expiresAt_);
  }

  FlowScript& script_;
  Session session_{AuthMode::json, true, 30s};
  SessionAgenda agenda_;
  milliseconds now_ = start;
  milliseconds expiresAt_ = start + 900s;
  int number_ = 1;
  int taken_ = 0;
  bool over_ = false;
};

}  // namespace

TEST_CASE("a session lives on over hours, whatever strikes at one of its waits") {
  playWithMishaps([](FlowScript& script) {
    Life life(script);
    life.until(start + 4h);
    life.until(life.now() + 10s);  // after a mishap in the last moments
    const auto answer = life.session().ask(life.now(), false);
    CHECK(answer.what == Do::give);
    CHECK(life.session().data().access_token.has_value() != life.isOver());
  });
}
