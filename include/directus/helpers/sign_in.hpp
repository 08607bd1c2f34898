#pragma once

#include <string>
#include <utility>

#include <directus/auth/authentication.hpp>

// The first lines of a program that keeps its session: go on with the one that is stored, or log
// in.

namespace DIRECTUS_NAMESPACE {

/// What `signIn` asks and how.
struct SignInOptions {
  /// Asked for the one-time password when Directus wants one; "" gives up. Called again after a
  /// wrong one, `otpTries` times in all.
  Callback<std::string&> askOtp{};
  int otpTries = 3;
  LoginOptions login{};      ///< provider, mode, an `otp` to begin with
  RequestOptions request{};  ///< of each request
};

/// How `signIn` came to a session.
enum class SignedIn {
  restored,  ///< the stored session lives
  loggedIn,  ///< by the credentials
};

/// `restored`: the name in the source.
[[nodiscard]] constexpr std::string_view toString(SignedIn how) noexcept {
  return how == SignedIn::restored ? "restored" : "loggedIn";
}

namespace detail {

[[nodiscard]] inline bool wantsOtp(const Error& error) noexcept {
  return error.kind() == ErrorKind::api && error.code() == ErrorCode::invalidOtp;
}

}  // namespace detail

/// Goes on with the session in the client's storage, renewed where it is about to expire; logs in
/// where nothing is stored, or where Directus has ended it.
///
/// Errors: those of `login`; a stored session that cannot be renewed now (no network) is kept and
/// the error given: no login is tried.
template <class Client, class Credentials>
[[nodiscard]] Result<SignedIn> signIn(const Client& client, const Credentials& credentials,
                                      SignInOptions options = SignInOptions()) {
  auto token = client.getToken(options.request).result();
  if (token && *token) return SignedIn::restored;
  if (!token && token.error().kind() != ErrorKind::sessionLost) return token.error();
  LoginOptions login = options.login;
  for (int asked = 0;; ++asked) {
    auto session = client.login(credentials, login, options.request).result();
    if (session) return SignedIn::loggedIn;
    if (!detail::wantsOtp(session.error()) || !options.askOtp || asked >= options.otpTries)
      return session.error();
    std::string otp;
    options.askOtp(otp);
    if (otp.empty()) return session.error();
    login.otp = std::move(otp);
  }
}

}  // namespace DIRECTUS_NAMESPACE
