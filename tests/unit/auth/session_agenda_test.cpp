// What is to be done for a session, and when: no clock, no thread.
#include "auth/session_agenda.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::Session;
using detail::SessionAgenda;
using std::chrono::milliseconds;
using namespace std::chrono_literals;
using Due = SessionAgenda::Due;

namespace {

constexpr milliseconds start(1'000'000);

Session loggedIn() {
  Session session(AuthMode::json, true, 30s);
  session.loggedIn(std::make_shared<const AuthenticationData>(AuthenticationData{
                       .access_token = "a", .refresh_token = "r", .expires = 900'000}),
                   AuthMode::json, start);
  return session;
}

}  // namespace

TEST_CASE("a session that is stored and fresh leaves nothing to do until its timer") {
  const Session session = loggedIn();
  const SessionAgenda agenda;
  CHECK(agenda.next(session, start) == Due::nothing);
  CHECK(agenda.wakeAt(session, start) == start + 870s);
  CHECK(agenda.next(session, start + 870s) == Due::begin);
}

TEST_CASE("an unread storage is read at once, and after a failure with growing pauses", "[F51]") {
  const Session session(AuthMode::json, true, 30s, true);
  SessionAgenda agenda;
  CHECK(agenda.next(session, start) == Due::restore);
  CHECK(agenda.readFailed(start));
  CHECK(agenda.next(session, start) == Due::nothing);
  CHECK(agenda.wakeAt(session, start) == start + 1s);
  CHECK(agenda.next(session, start + 1s) == Due::restore);
  CHECK_FALSE(agenda.readFailed(start + 1s));
  CHECK(agenda.wakeAt(session, start + 1s) == start + 3s);
  for (int i = 0; i < 20; ++i) CHECK_FALSE(agenda.readFailed(start));
  CHECK(agenda.wakeAt(session, start) == start + 60s);
}

TEST_CASE("what could not be saved is saved again with growing pauses") {
  const Session session = loggedIn();
  SessionAgenda agenda;
  agenda.changed(true);
  CHECK(agenda.next(session, start) == Due::save);
  CHECK(agenda.saveFailed(start));
  CHECK(agenda.cannotSave());
  CHECK(agenda.next(session, start) == Due::nothing);
  CHECK(agenda.next(session, start + 1s) == Due::save);
  CHECK_FALSE(agenda.saveFailed(start + 1s));
  CHECK(agenda.wakeAt(session, start + 1s) == start + 3s);
  agenda.saved();
  CHECK_FALSE(agenda.isUnsaved());
}

TEST_CASE("a refresh whose session is over is dropped before anything else") {
  Session session = loggedIn();
  SessionAgenda agenda;
  agenda.begun(session.beginRefresh({}), start);
  CHECK(agenda.next(session, start) == Due::renew);
  session.loggedOut();
  agenda.changed(true);
  CHECK(agenda.next(session, start) == Due::drop);
  agenda.ended();
  CHECK(agenda.next(session, start) == Due::save);
}

TEST_CASE(
    "an attempt waits for its time, and a wish that is taken back is forgotten with its mode") {
  Session session = loggedIn();
  SessionAgenda agenda;
  agenda.want(AuthMode::cookie);
  CHECK(agenda.next(session, start) == Due::begin);
  agenda.unwant();
  CHECK(agenda.next(session, start) == Due::nothing);
  CHECK_FALSE(agenda.wantedMode());
  agenda.begun(session.beginRefresh({}), start);
  agenda.tryAgainAt(start + 200ms);
  CHECK(agenda.next(session, start) == Due::nothing);
  CHECK(agenda.wakeAt(session, start) == start + 200ms);
  CHECK(agenda.next(session, start + 200ms) == Due::renew);
}

TEST_CASE("after an exception nothing is done for a moment") {
  Session session = loggedIn();
  SessionAgenda agenda;
  agenda.want({});
  agenda.rest(start + 200ms);
  CHECK(agenda.next(session, start) == Due::nothing);
  CHECK(agenda.wakeAt(session, start) == start + 200ms);
  CHECK(agenda.next(session, start + 200ms) == Due::begin);
}
