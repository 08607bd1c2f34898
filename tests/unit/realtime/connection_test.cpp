// The state table of the connection, line by line.
#include "realtime/connection.hpp"

#include "support/catch.hpp"

using namespace std::chrono_literals;

namespace {

using directus::ConnectionState;
using directus::Error;
using directus::ErrorKind;
using directus::RealtimeAuthMode;
using directus::SocketClose;
using directus::detail::CloseVerdict;
using directus::detail::Connection;
using directus::detail::verdictOf;
using Do = Connection::Do;
using Millis = std::chrono::milliseconds;

constexpr Millis start = 1h;

Connection::Rules rules(RealtimeAuthMode mode = RealtimeAuthMode::handshake) {
  Connection::Rules given;
  given.authMode = mode;
  return given;
}

Error network() {
  return Error({.kind = ErrorKind::network, .message = "lost", .retryable = true});
}

Error refusal(int status) {
  return Error({.kind = ErrorKind::api, .message = "no", .status = status});
}

Connection::Token token(std::optional<Millis> expiresAt = {}) {
  return {.isThere = true, .isSame = false, .expiresAt = expiresAt};
}

/// Goes to `ready` in handshake mode; `life`: of the token.
void makeReady(Connection& connection, Millis now = start, std::optional<Millis> life = {}) {
  (void)connection.connect(now);
  if (life) life = now + *life;
  (void)connection.authorized(connection.ask().number, token(life), now);
  (void)connection.opened(now);
  (void)connection.answered(now);
  REQUIRE(connection.state() == ConnectionState::ready);
}

SocketClose lost() {
  return {.code = 1006, .reason = {}};
}

}  // namespace

TEST_CASE("a connection asks for a token, opens, sends the token, and begins when that is taken") {
  Connection connection(rules());
  CHECK(connection.connect(start) == Do{.authorize = true, .report = true});
  CHECK(connection.state() == ConnectionState::connecting);
  CHECK(connection.authorized(connection.ask().number, token(), start) == Do{.open = true});
  CHECK(connection.opened(start) == Do{.sendToken = true, .report = true});
  CHECK(connection.state() == ConnectionState::authenticating);
  CHECK_FALSE(connection.canSend());
  CHECK(connection.answered(start) == Do{.begin = true, .report = true});
  CHECK(connection.state() == ConnectionState::ready);
  CHECK(connection.canSend());
}

TEST_CASE("a second connect changes nothing") {
  Connection connection(rules());
  makeReady(connection);
  CHECK(connection.connect(start) == Do{});
}

TEST_CASE("in strict mode the upgrade authenticates") {
  Connection connection(rules(RealtimeAuthMode::strict));
  (void)connection.connect(start);
  (void)connection.authorized(connection.ask().number, token(), start);
  CHECK(connection.opened(start) == Do{.begin = true, .report = true});
}

TEST_CASE("in public mode a client without tokens is ready when it is open") {
  auto given = rules(RealtimeAuthMode::public_);
  given.hasTokens = false;
  Connection connection(given);
  CHECK(connection.connect(start) == Do{.open = true, .report = true});
  CHECK(connection.opened(start) == Do{.begin = true, .report = true});
}

TEST_CASE("in public mode a client with a token sends it") {
  Connection connection(rules(RealtimeAuthMode::public_));
  (void)connection.connect(start);
  (void)connection.authorized(connection.ask().number, token(), start);
  CHECK(connection.opened(start) == Do{.sendToken = true, .report = true});
}

TEST_CASE("in handshake mode there is no connection without a token") {
  auto given = rules();
  given.hasTokens = false;
  Connection without(given);
  (void)without.connect(start);
  CHECK(without.state() == ConnectionState::failed);
  CHECK(without.error()->kind() == ErrorKind::invalidArgument);
  Connection empty(rules());
  (void)empty.connect(start);
  (void)empty.authorized(empty.ask().number, {}, start);
  CHECK(empty.state() == ConnectionState::failed);
}

TEST_CASE("a connection that was a user's never goes on as nobody's") {
  Connection connection(rules(RealtimeAuthMode::public_));
  makeReady(connection);
  (void)connection.closed(lost(), start, 0);
  (void)connection.tick(start, 0);
  REQUIRE(connection.state() == ConnectionState::connecting);
  (void)connection.authorized(connection.ask().number, {}, start);
  CHECK(connection.state() == ConnectionState::failed);
  CHECK(connection.error()->kind() == ErrorKind::sessionLost);
}

TEST_CASE("an upgrade that nobody answers ends by itself") {
  Connection connection(rules());
  (void)connection.connect(start);
  (void)connection.authorized(connection.ask().number, token(), start);
  REQUIRE(connection.wakeAt() == start + 10s);
  CHECK(connection.tick(start + 9s, 0.5) == Do{});
  const Do what = connection.tick(start + 10s, 0.5);
  CHECK(what == Do{.drop = true, .lose = true, .report = true});
  CHECK(connection.state() == ConnectionState::waiting);
  CHECK(connection.error()->kind() == ErrorKind::timeout);
}

TEST_CASE("a token that nobody answers ends by itself") {
  Connection connection(rules());
  (void)connection.connect(start);
  (void)connection.authorized(connection.ask().number, token(), start);
  (void)connection.opened(start);
  (void)connection.tick(start + 10s, 0.5);
  CHECK(connection.state() == ConnectionState::waiting);
}

TEST_CASE("a lost connection is opened again after a random part of a pause that doubles") {
  Connection connection(rules());
  makeReady(connection);
  Millis now = start;
  for (const Millis longest : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
    CHECK(connection.closed(lost(), now, 0.5) == Do{.drop = true, .lose = true, .report = true});
    CHECK(connection.pauseLeft(now) == longest / 2);
    now += longest / 2;
    CHECK(connection.tick(now, 0.5) == Do{.authorize = true, .report = true});
    (void)connection.authorized(connection.ask().number, token(), now);
  }
}

TEST_CASE("attempts are counted anew only after ready has held for a heartbeat") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.closed(lost(), start, 0.5);
  (void)connection.tick(start + 500ms, 0.5);
  makeReady(connection, start + 500ms);
  (void)connection.closed(lost(), start + 1s, 0.5);
  CHECK(connection.pauseLeft(start + 1s) == 1s);  // of 2 s: the first failure counts still
  (void)connection.tick(start + 2s, 0.5);
  makeReady(connection, start + 2s);
  (void)connection.heard(start + 32s);
  (void)connection.tick(start + 32s, 0.5);
  (void)connection.closed(lost(), start + 32s, 0.5);
  CHECK(connection.pauseLeft(start + 32s) == 500ms);
}

TEST_CASE("retries that are limited end with the last error") {
  auto given = rules();
  given.reconnect = directus::ReconnectOptions{.delay = 1000, .retries = 2};
  Connection connection(given);
  makeReady(connection);
  Millis now = start;
  for (int retry = 0; retry < 2; ++retry) {
    (void)connection.closed(lost(), now, 0);
    CHECK(connection.state() == ConnectionState::waiting);
    (void)connection.tick(now, 0);
    (void)connection.authorized(connection.ask().number, token(), now);
  }
  (void)connection.closed({.error = network()}, now, 0);
  CHECK(connection.state() == ConnectionState::failed);
  CHECK(connection.error()->kind() == ErrorKind::network);
}

TEST_CASE("without reconnect the first loss is the end") {
  auto given = rules();
  given.reconnect = std::nullopt;
  Connection connection(given);
  makeReady(connection);
  CHECK(connection.closed(lost(), start, 0) == Do{.drop = true, .lose = true, .report = true});
  CHECK(connection.state() == ConnectionState::failed);
}

TEST_CASE("what the end of a socket says about another try") {
  const auto verdict = [](int code) { return verdictOf({.code = code, .reason = {}}); };
  for (const int code : {1000, 1001, 1005, 1006, 1011, 1012, 1013, 4000})
    CHECK(verdict(code) == CloseVerdict::again);
  for (const int code : {1002, 1003, 1007, 1008, 1009, 1010})
    CHECK(verdict(code) == CloseVerdict::once);
  const auto failed = [](const Error& error) { return verdictOf({.error = error}); };
  CHECK(failed(network()) == CloseVerdict::again);
  CHECK(failed(refusal(429)) == CloseVerdict::again);
  CHECK(failed(refusal(503)) == CloseVerdict::again);
  CHECK(failed(refusal(401)) == CloseVerdict::refused);
  CHECK(failed(refusal(403)) == CloseVerdict::never);
  CHECK(failed(refusal(404)) == CloseVerdict::never);
  CHECK(failed(Error({.kind = ErrorKind::tls, .message = "certificate"})) == CloseVerdict::never);
  CHECK(failed(Error({.kind = ErrorKind::tls, .message = "reset", .retryable = true})) ==
        CloseVerdict::again);
  CHECK(failed(Error({.kind = ErrorKind::decode, .message = "frame"})) == CloseVerdict::once);
  CHECK(failed(Error({.kind = ErrorKind::tooLarge, .message = "frame"})) == CloseVerdict::once);
}

TEST_CASE("a peer that breaks the protocol twice is given up") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.closed({.code = 1009, .reason = {}}, start, 0);
  REQUIRE(connection.state() == ConnectionState::waiting);
  (void)connection.tick(start, 0);
  makeReady(connection);
  (void)connection.closed({.code = 1009, .reason = {}}, start, 0);
  CHECK(connection.state() == ConnectionState::failed);
}

TEST_CASE("a silent line is asked for a sign of life, then opened again") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.tick(start + 30s, 0);
  CHECK(connection.wakeAt() == start + 45s);
  CHECK(connection.tick(start + 45s, 0) == Do{.ping = true});
  CHECK(connection.tick(start + 46s, 0) == Do{});
  CHECK(connection.wakeAt() == start + 60s);
  (void)connection.tick(start + 60s, 0.5);
  CHECK(connection.state() == ConnectionState::waiting);
  CHECK(connection.error()->kind() == ErrorKind::timeout);
}

TEST_CASE("any message is a sign of life") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.tick(start + 45s, 0);
  (void)connection.heard(start + 59s);
  CHECK(connection.tick(start + 60s, 0) == Do{});
  CHECK(connection.wakeAt() == start + 59s + 45s);
}

TEST_CASE("without heartbeat a silent line is left alone") {
  auto given = rules();
  given.heartbeat = false;
  Connection connection(given);
  makeReady(connection);
  (void)connection.tick(start + 30s, 0);
  CHECK_FALSE(connection.wakeAt());
}

TEST_CASE("a machine that slept through two periods opens its connection again at once") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.tick(start + 8h, 0);
  CHECK(connection.state() == ConnectionState::waiting);
  CHECK(connection.wakeAt() == start + 8h);
}

TEST_CASE("while it is not read the server gets its signs of life, and none is expected") {
  Connection connection(rules());
  makeReady(connection);
  CHECK(connection.pause(true, start) == Do{.pong = true});
  CHECK(connection.tick(start + 10s, 0) == Do{.pong = true});
  CHECK(connection.tick(start + 20s, 0) == Do{.pong = true});
  CHECK(connection.pause(false, start + 25s) == Do{});
  (void)connection.tick(start + 30s, 0);
  CHECK(connection.wakeAt() == start + 25s + 45s);
}

TEST_CASE("a token is replaced before its end") {
  Connection connection(rules());
  makeReady(connection, start, 15min);
  for (Millis now = start; now < start + 14min; now += 40s) (void)connection.heard(now);
  (void)connection.heard(start + 15min - 16s);
  const Do what = connection.tick(start + 15min - 16s, 0);
  CHECK(what == Do{.authorize = true});
  CHECK(connection.state() == ConnectionState::ready);
  CHECK(connection.authorized(connection.ask().number, token(start + 30min), start + 15min - 16s) ==
        Do{.sendToken = true});
  CHECK_FALSE(connection.canSend());  // the server drops what comes before its answer
  CHECK(connection.answered(start + 15min - 16s) == Do{.begin = true});
  CHECK(connection.canSend());
}

// Directus writes its end in whole seconds: of three only two are certain.
TEST_CASE("a token that lives for seconds is replaced after two thirds of those that are certain") {
  Connection connection(rules());
  makeReady(connection, start, 4s);
  CHECK(connection.wakeAt() == start + 2s);
}

TEST_CASE("a token that does not change is asked for again, ever sooner") {
  Connection connection(rules());
  makeReady(connection, start, 4s);
  (void)connection.tick(start + 2s, 0);
  Connection::Token same = token(start + 4s);
  same.isSame = true;
  CHECK(connection.authorized(connection.ask().number, same, start + 2s) == Do{});
  CHECK(connection.wakeAt() == start + 2s + 666ms);
}

TEST_CASE("a renewal that fails leaves the connection up as long as its token is good") {
  Connection connection(rules());
  makeReady(connection, start, 3s);
  (void)connection.tick(start + 2s, 0);
  CHECK(connection.notAuthorized(connection.ask().number, network(), start + 2s, 0) == Do{});
  CHECK(connection.state() == ConnectionState::ready);
  CHECK(connection.wakeAt() == start + 3s);
}

TEST_CASE("an expired token makes everything suspect until another one is taken") {
  Connection connection(rules());
  makeReady(connection);
  const Error expired = refusal(401);
  CHECK(connection.expired(expired) == Do{.suspect = true, .authorize = true, .report = true});
  CHECK(connection.state() == ConnectionState::reauth);
  CHECK(connection.ask().insteadOfLast);
  CHECK_FALSE(connection.canSend());
  CHECK(connection.authorized(connection.ask().number, token(), start) == Do{.sendToken = true});
  CHECK(connection.answered(start) == Do{.begin = true, .report = true});
  CHECK(connection.state() == ConnectionState::ready);
}

TEST_CASE("a token that expires while the next one is on its way needs no third one") {
  Connection connection(rules());
  makeReady(connection, start, 3s);
  (void)connection.tick(start + 2s, 0);
  (void)connection.authorized(connection.ask().number, token(start + 6s), start + 3s);
  CHECK(connection.expired(refusal(401)) == Do{.suspect = true, .report = true});
  CHECK(connection.answered(start + 3s) == Do{.begin = true, .report = true});
}

TEST_CASE("an expired token without another one ends the connection with that error") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.expired(refusal(401));
  Connection::Token same = token();
  same.isSame = true;
  (void)connection.authorized(connection.ask().number, same, start);
  CHECK(connection.state() == ConnectionState::failed);
  CHECK(connection.error()->status() == 401);
}

TEST_CASE("a refused token is replaced once") {
  Connection connection(rules());
  (void)connection.connect(start);
  (void)connection.authorized(connection.ask().number, token(), start);
  (void)connection.opened(start);
  CHECK(connection.refused(refusal(401), true, start) ==
        Do{.drop = true, .authorize = true, .report = true});
  CHECK(connection.ask().insteadOfLast);
  (void)connection.authorized(connection.ask().number, token(), start);
  (void)connection.opened(start);
  CHECK(connection.refused(refusal(401), true, start) ==
        Do{.drop = true, .lose = true, .report = true});
  CHECK(connection.state() == ConnectionState::failed);
}

TEST_CASE("a refusal counts also when the end of the socket was faster") {
  Connection connection(rules());
  (void)connection.connect(start);
  (void)connection.authorized(connection.ask().number, token(), start);
  (void)connection.opened(start);
  (void)connection.closed(lost(), start, 1);
  (void)connection.refused(refusal(401), false, start);
  CHECK(connection.state() == ConnectionState::failed);
}

TEST_CASE("a refused token that cannot be replaced ends the connection") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.refused(refusal(401), false, start);
  CHECK(connection.state() == ConnectionState::failed);
}

TEST_CASE("a session that is lost ends the connection, one that is out of reach does not") {
  Connection lostOne(rules());
  (void)lostOne.connect(start);
  (void)lostOne.notAuthorized(lostOne.ask().number,
                              Error({.kind = ErrorKind::sessionLost, .message = "over"}), start, 0);
  CHECK(lostOne.state() == ConnectionState::failed);
  CHECK(lostOne.error()->kind() == ErrorKind::sessionLost);
  Connection away(rules());
  (void)away.connect(start);
  (void)away.notAuthorized(away.ask().number, network(), start, 0);
  CHECK(away.state() == ConnectionState::waiting);
}

TEST_CASE("an answer to an older question is late") {
  Connection connection(rules());
  (void)connection.connect(start);
  const auto number = connection.ask().number;
  (void)connection.disconnect();
  (void)connection.connect(start);
  CHECK(connection.authorized(number, token(), start) == Do{});
}

TEST_CASE("disconnect ends every state") {
  for (int steps = 0; steps < 6; ++steps) {
    CAPTURE(steps);
    Connection connection(rules());
    if (steps > 0) (void)connection.connect(start);
    if (steps > 1) (void)connection.authorized(connection.ask().number, token(), start);
    if (steps > 2) (void)connection.opened(start);
    if (steps > 3) (void)connection.answered(start);
    if (steps > 4) (void)connection.closed(lost(), start, 1);
    const Do what = connection.disconnect();
    CHECK(what.drop == (steps > 0));
    CHECK(connection.state() == ConnectionState::idle);
    CHECK_FALSE(connection.wakeAt());
    CHECK(connection.closed(lost(), start, 0) == Do{});
  }
}

TEST_CASE("connect ends a pause") {
  Connection connection(rules());
  makeReady(connection);
  (void)connection.closed(lost(), start, 1);
  CHECK(connection.connect(start) == Do{.authorize = true, .report = true});
}
