#include "auth/renewal.hpp"

#include <utility>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Whether it is another session than the one that was to be renewed, and whole.
bool isNewer(const std::optional<AuthenticationData>& stored, const AuthenticationData& ours) {
  if (!stored || (!stored->refresh_token && stored->cookies.empty())) return false;
  return stored->refresh_token != ours.refresh_token || stored->cookies != ours.cookies;
}

/// Whether its token can still be used for a moment.
bool isFresh(const AuthenticationData& data, Renewal::Millis wallNow) {
  const bool hasToken = (data.access_token && !data.access_token->empty()) ||
                        (data.mode == AuthMode::session && !data.cookies.empty());
  return hasToken && (!data.expires_at ||
                      Renewal::Millis(*data.expires_at) > wallNow + std::chrono::seconds(1));
}

}  // namespace

bool endsSession(const Error& error) noexcept {
  if (error.kind() != ErrorKind::api || (error.status() != 401 && error.status() != 403))
    return false;
  switch (error.code()) {
    case ErrorCode::invalidCredentials:
    case ErrorCode::invalidToken:
    case ErrorCode::tokenExpired:
    case ErrorCode::userSuspended:
    case ErrorCode::forbidden:
    case ErrorCode::invalidOtp:
    case ErrorCode::invalidProvider:
      return true;
    default:
      return false;
  }
}

Renewal::Step Renewal::adopt(AuthenticationData data) {
  outcome_.what = RenewalOutcome::What::adopted;
  outcome_.tokens = std::make_shared<const AuthenticationData>(std::move(data));
  return Step::done;
}

Renewal::Step Renewal::locked(const std::optional<Error>& error) {
  // A sibling may be renewing right now. A storage that cannot lock at all stops nobody.
  if (error && error->kind() == ErrorKind::timeout) {
    outcome_.error = error;
    outcome_.locked = true;
    return Step::done;
  }
  return reads_ ? Step::read : Step::send;
}

Renewal::Step Renewal::read(Stored stored, Millis wallNow) {
  if (stored && isNewer(*stored, *refresh_.tokens)) {
    if (isFresh(**stored, wallNow)) return adopt(*std::move(*stored));
    if (!refused_)
      refresh_.tokens = std::make_shared<const AuthenticationData>(*std::move(*stored));
  }
  return refused_ ? Step::clear : Step::send;
}

Renewal::Step Renewal::answered(Result<Session::Tokens> reply) {
  if (reply) {
    outcome_.what = RenewalOutcome::What::renewed;
    outcome_.tokens = *std::move(reply);
    return hasStorage_ ? Step::store : Step::done;
  }
  // If the first was executed the token is used up and the second is refused; if not, it goes
  // through. Either way we know more than before.
  if (reply.error().kind() == ErrorKind::outcomeUnknown && !std::exchange(sentOnce_, true))
    return Step::send;
  outcome_.error = reply.error();
  if (!endsSession(reply.error())) {
    // The session stays, and with it the token: to refresh again harms nobody. What cannot be read
    // is the page of a proxy, most often.
    const ErrorKind kind = reply.error().kind();
    if (kind == ErrorKind::decode ||
        (kind != ErrorKind::cancelled && !isRefusedForGood(reply.error())))
      outcome_.error = reply.error().asRetryable();
    return Step::done;
  }
  outcome_.what = RenewalOutcome::What::refused;
  refused_ = true;
  // A sibling without the lock (a storage that has none) may have been faster.
  if (reads_) return Step::readAgain;
  return hasStorage_ && refresh_.hasSession ? Step::clear : Step::done;
}

Renewal::Step Renewal::stored(std::optional<Error> error) noexcept {
  outcome_.storageError = std::move(error);
  return Step::done;
}

}  // namespace DIRECTUS_NAMESPACE::detail
