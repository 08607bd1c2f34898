// One attempt to renew a session as a machine: no clock, no thread, no network.
#include "auth/renewal.hpp"

#include "support/catch.hpp"
#include "support/flow_script.hpp"

using namespace directus;
using namespace directus_test;
using detail::endsSession;
using detail::Renewal;
using detail::RenewalOutcome;
using detail::Session;
using std::chrono::milliseconds;
using namespace std::chrono_literals;
using Step = Renewal::Step;
using What = RenewalOutcome::What;

namespace {

constexpr milliseconds wallNow(1'700'000'000'000);

AuthenticationData tokens(int n, milliseconds left = 900s) {
  return {.access_token = "access-" + std::to_string(n),
          .refresh_token = "refresh-" + std::to_string(n),
          .expires = 900'000,
          .expires_at = (wallNow + left).count()};
}

Session::Tokens shared(AuthenticationData data) {
  return std::make_shared<const AuthenticationData>(std::move(data));
}

Renewal renewalOf(int n, bool hasStorage = true, bool unsaved = false) {
  return {Session::Refresh{.tokens = shared(tokens(n)), .mode = AuthMode::json, .hasSession = true},
          hasStorage, unsaved};
}

Renewal::Stored stored(std::optional<AuthenticationData> data) {
  return data;
}

Error refusal(int status = 401, ErrorCode code = ErrorCode::invalidCredentials) {
  return Error(
      {.kind = ErrorKind::api, .message = "no", .status = status, .errors = {{.code = code}}});
}

Error lost() {
  return Error({.kind = ErrorKind::outcomeUnknown, .message = "lost"});
}

Error storageError(ErrorKind kind = ErrorKind::storage) {
  return Error({.kind = kind, .message = "storage"});
}

Error errorOf(Mishap mishap) {
  if (mishap == Mishap::cancel) return Error({.kind = ErrorKind::cancelled, .message = "ended"});
  if (mishap == Mishap::deadline) return Error({.kind = ErrorKind::timeout, .message = "late"});
  return lost();
}

/// A Directus that rotates one session, and the storage of the program.
struct World {
  int good = 1;       // the refresh token that Directus takes
  int delivered = 0;  // the last one that reached the client
  bool hasRefused = false;
  std::optional<AuthenticationData> file = tokens(1);

  /// As Directus does: a token is good for one refresh.
  Result<Session::Tokens> refresh(const AuthenticationData& held, Mishap mishap) {
    if (mishap == Mishap::cancel || mishap == Mishap::deadline) return errorOf(mishap);
    if (held.refresh_token != "refresh-" + std::to_string(good)) {
      hasRefused = true;
      return refusal();
    }
    ++good;
    if (mishap == Mishap::loss) return lost();
    delivered = good;
    return shared(tokens(good));
  }
};

Step play(Renewal& renewal, Step step, World& world, Mishap mishap) {
  switch (step) {
    case Step::lock:
      if (mishap == Mishap::none) return renewal.locked({});
      return renewal.locked(
          storageError(mishap == Mishap::deadline ? ErrorKind::timeout : ErrorKind::storage));
    case Step::read:
    case Step::readAgain:
      return renewal.read(
          mishap == Mishap::none ? stored(world.file) : Renewal::Stored(storageError()), wallNow);
    case Step::send:
      return renewal.answered(world.refresh(*renewal.refresh().tokens, mishap));
    case Step::store:
      if (mishap != Mishap::none) return renewal.stored(storageError());
      world.file = *renewal.tokens();
      return renewal.stored({});
    case Step::clear:
      if (mishap != Mishap::none) return renewal.stored(storageError());
      world.file.reset();
      return renewal.stored({});
    case Step::done:
      break;
  }
  return Step::done;
}

/// Plays one attempt to its end, and looks at what holds whatever has happened.
RenewalOutcome play(Renewal renewal, World& world, FlowScript& script) {
  Step step = renewal.begin();
  for (int steps = 0; step != Step::done; ++steps) {
    REQUIRE(steps < 8);
    step = play(renewal, step, world, script.wait());
  }
  RenewalOutcome outcome = renewal.take();
  if (outcome.what == What::refused) CHECK(world.hasRefused);
  if (outcome.what == What::refused || outcome.what == What::failed) CHECK(outcome.error);
  if (world.delivered > 0) {
    CHECK(outcome.what == What::renewed);  // tokens that came are never forgotten
    CHECK(outcome.tokens->refresh_token == "refresh-" + std::to_string(world.delivered));
  }
  return outcome;
}

}  // namespace

TEST_CASE(
    "a renewal reads the storage, sends and stores; whatever strikes, no token that came is lost") {
  playWithMishaps([](FlowScript& script) {
    World world;
    const auto outcome = play(renewalOf(1), world, script);
    if (script.hasStruck()) return;
    CHECK(outcome.what == What::renewed);
    CHECK(world.file->refresh_token == "refresh-2");
  });
}

TEST_CASE("a renewal of what a sibling used up takes the sibling's, whatever strikes") {
  playWithMishaps([](FlowScript& script) {
    World world{.good = 5, .file = tokens(5)};
    const auto outcome = play(renewalOf(1), world, script);
    if (!script.hasStruck()) CHECK(outcome.what == What::adopted);
    if (outcome.what == What::adopted) CHECK(outcome.tokens->refresh_token == "refresh-5");
  });
}

TEST_CASE("a renewal that Directus refuses looks once more, then clears the storage") {
  playWithMishaps([](FlowScript& script) {
    World world{.good = 7, .file = tokens(1)};
    const auto outcome = play(renewalOf(1), world, script);
    if (script.hasStruck()) return;
    CHECK(outcome.what == What::refused);
    CHECK_FALSE(world.file);
  });
}

TEST_CASE("a renewal without a storage only sends") {
  playWithMishaps([](FlowScript& script) {
    World world;
    const auto outcome = play(renewalOf(1, false), world, script);
    if (!script.hasStruck()) CHECK(outcome.what == What::renewed);
  });
}

TEST_CASE("a renewal without an answer is sent once more, and not a third time") {
  Renewal renewal = renewalOf(1, false);
  CHECK(renewal.answered(lost()) == Step::send);
  CHECK(renewal.answered(lost()) == Step::done);
  CHECK(renewal.take().what == What::failed);
}

TEST_CASE("what is in memory and not stored yet is renewed without a look into the storage") {
  Renewal renewal = renewalOf(1, true, true);
  CHECK(renewal.locked({}) == Step::send);
}

TEST_CASE("while another process has the lock nothing is sent") {
  Renewal renewal = renewalOf(1);
  CHECK(renewal.locked(storageError(ErrorKind::timeout)) == Step::done);
  const auto outcome = renewal.take();
  CHECK(outcome.what == What::failed);
  CHECK(outcome.locked);
}

TEST_CASE("a storage that cannot lock stops nobody") {
  Renewal renewal = renewalOf(1);
  CHECK(renewal.locked(storageError()) == Step::read);
}

TEST_CASE("a stored session whose token lives for more than a second is adopted") {
  Renewal renewal = renewalOf(1);
  CHECK(renewal.read(stored(tokens(2, 1'001ms)), wallNow) == Step::done);
  CHECK(renewal.take().what == What::adopted);
}

TEST_CASE("a stored session whose token is over, or nearly so, is renewed instead of adopted") {
  for (const milliseconds left : {1'000ms, 500ms, 0ms, -5'000ms}) {
    Renewal renewal = renewalOf(1);
    CHECK(renewal.read(stored(tokens(2, left)), wallNow) == Step::send);
    CHECK(renewal.refresh().tokens->refresh_token == "refresh-2");
  }
}

TEST_CASE("a stored session without an end is adopted") {
  AuthenticationData endless = tokens(2);
  endless.expires_at.reset();
  Renewal renewal = renewalOf(1);
  CHECK(renewal.read(stored(endless), wallNow) == Step::done);
}

TEST_CASE("a stored session with only a refresh token is renewed, not adopted") {
  for (const std::optional<std::string>& none :
       {std::optional<std::string>(), std::optional<std::string>("")}) {
    AuthenticationData bare = tokens(2);
    bare.access_token = none;
    Renewal renewal = renewalOf(1);
    CHECK(renewal.read(stored(bare), wallNow) == Step::send);
    CHECK(renewal.refresh().tokens->refresh_token == "refresh-2");
  }
}

TEST_CASE("in session mode a stored cookie is a token") {
  const AuthenticationData cookie{.expires_at = (wallNow + 60s).count(),
                                  .mode = AuthMode::session,
                                  .cookies = {{"directus_session_token", "jwt"}}};
  Renewal renewal = renewalOf(1);
  CHECK(renewal.read(stored(cookie), wallNow) == Step::done);
}

TEST_CASE("only a code of Directus that means it ends a session", "[F53]") {
  for (const ErrorCode code :
       {ErrorCode::invalidCredentials, ErrorCode::invalidToken, ErrorCode::tokenExpired,
        ErrorCode::userSuspended, ErrorCode::forbidden, ErrorCode::invalidOtp,
        ErrorCode::invalidProvider})
    CHECK(endsSession(refusal(401, code)));
  for (const ErrorCode code :
       {ErrorCode::unknown, ErrorCode::serviceUnavailable, ErrorCode::invalidIp,
        ErrorCode::requestsExceeded, ErrorCode::internalServerError, ErrorCode::routeNotFound})
    for (const int status : {401, 403}) CHECK_FALSE(endsSession(refusal(status, code)));
  CHECK_FALSE(endsSession(refusal(500)));
  CHECK_FALSE(endsSession(refusal(429)));
  CHECK_FALSE(endsSession(Error({.kind = ErrorKind::http, .message = "page", .status = 401})));
}

TEST_CASE(
    "after what came in between a renewal may be tried again, after an end or a refusal it may not",
    "[F53]") {
  const auto isRetryable = [](const Error& error) {
    Renewal renewal = renewalOf(1, false);
    CHECK(renewal.answered(error) == Step::done);
    const auto outcome = renewal.take();
    CHECK(outcome.what == What::failed);
    return outcome.error->isRetryable();
  };
  const auto errorWith = [](ErrorKind kind, int status = 0) {
    return Error({.kind = kind, .message = "no", .status = status});
  };
  CHECK(isRetryable(errorWith(ErrorKind::network)));
  CHECK(isRetryable(errorWith(ErrorKind::timeout)));
  CHECK(isRetryable(errorWith(ErrorKind::decode, 200)));
  CHECK(isRetryable(errorWith(ErrorKind::http, 403)));
  CHECK(isRetryable(errorWith(ErrorKind::http, 502)));
  CHECK(isRetryable(refusal(429, ErrorCode::requestsExceeded)));
  CHECK_FALSE(isRetryable(errorOf(Mishap::cancel)));
  CHECK_FALSE(isRetryable(errorWith(ErrorKind::invalidArgument)));
  CHECK_FALSE(isRetryable(errorWith(ErrorKind::http, 404)));
  CHECK_FALSE(isRetryable(refusal(400, ErrorCode::invalidPayload)));
}
