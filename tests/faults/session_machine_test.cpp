// The session as a machine: no clock, no thread, no network.
#include "auth/session.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::Session;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds start(1'000'000);
using Do = Session::Answer::Do;

AuthenticationData tokens(int n, std::optional<std::int64_t> expires = 900'000) {
  return {.access_token = "access-" + std::to_string(n),
          .refresh_token = "refresh-" + std::to_string(n),
          .expires = expires};
}

Session loggedIn(std::optional<std::int64_t> expires = 900'000) {
  Session session(AuthMode::json, true, 30s);
  session.loggedIn(tokens(1, expires), AuthMode::json, start);
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
  CHECK(session.refreshSucceeded(refresh, Session::renewed(refresh, tokens(2)), start + 870s));
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
  CHECK(session.state(start) == Session::State::none);
  CHECK(session.ask(start, false).what == Do::fail);
  session.loggedIn(tokens(3), AuthMode::json, start);
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
    if (what == 1) session.loggedIn(tokens(7), AuthMode::json, start);
    if (what == 2) session.tokenSet("manual");
    const auto before = session.data();
    CHECK_FALSE(session.refreshSucceeded(refresh, tokens(2), start));
    CHECK_FALSE(session.refreshRefused(refresh, refusal()));
    CHECK_FALSE(session.refreshFailed(refresh, outage(), start, 0.5));
    CHECK(session.data() == before);
  }
}

TEST_CASE("a token that was set has no timer and never expires") {
  Session session = loggedIn();
  session.tokenSet("manual");
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
  session.loggedIn({.access_token = "access-1", .expires = 1000}, AuthMode::json, start);
  CHECK_FALSE(session.wakeAt(start));
  const auto answer = session.ask(start + 2s, true);
  CHECK(answer.what == Do::fail);
  CHECK(answer.error->kind() == ErrorKind::sessionLost);
}

TEST_CASE("a restored session goes on where the wall clock says it is") {
  Session session(AuthMode::json, true, 30s);
  auto stored = tokens(1);
  stored.expires_at = 1'700'000'500'000;
  session.restored(stored, start, milliseconds(1'700'000'000'000));
  CHECK(session.ask(start, true).what == Do::give);
  CHECK(session.wakeAt(start) == start + 470s);
}

TEST_CASE("a restored session that has expired is renewed first") {
  Session session(AuthMode::json, true, 30s);
  auto stored = tokens(1);
  stored.expires_at = 1'699'999'999'999;
  session.restored(stored, start, milliseconds(1'700'000'000'000));
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
  session.refreshSucceeded(refresh, tokens(2), start);
  CHECK_FALSE(session.reportExpired(old, start));
  CHECK(session.ask(start, false).what == Do::give);
}

TEST_CASE("a cookie that comes back empty is removed, one that does not come stays") {
  Session session(AuthMode::cookie, true, 30s);
  session.loggedIn({.access_token = "a", .expires = 1000, .cookies = {{"one", "1"}, {"two", "2"}}},
                   AuthMode::cookie, start);
  const auto refresh = *session.beginRefresh({});
  const auto renewed = Session::renewed(refresh, {.access_token = "b", .cookies = {{"one", ""}}});
  CHECK(renewed.cookies == std::vector<SessionCookie>{{"two", "2"}});
}

TEST_CASE("stopRefreshing disarms the timer until the next login") {
  Session session = loggedIn();
  session.stopRefreshing();
  CHECK_FALSE(session.wakeAt(start));
  session.loggedIn(tokens(2), AuthMode::json, start);
  CHECK(session.wakeAt(start).has_value());
}

TEST_CASE("a dead token is not renewed by the timer for ever") {
  Session session = loggedIn();
  const auto refresh = *session.beginRefresh({});
  const auto now = failRefresh(session, refresh, start + 901s);
  CHECK_FALSE(session.wakeAt(now));
}
