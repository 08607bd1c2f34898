// What SessionDriver does without its lock: asks Directus, uses the storage.
#include "auth/auth_exchange.hpp"
#include "auth/session_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds refreshTimeout = std::chrono::seconds(30);
constexpr milliseconds lockPatience = std::chrono::seconds(5);

bool isRefusal(const Error& error) {
  return error.kind() == ErrorKind::api && (error.status() == 401 || error.status() == 403);
}

/// Whether it is another session than the one that was to be renewed, and whole.
bool isNewer(const std::optional<AuthenticationData>& stored, const AuthenticationData& ours) {
  if (!stored || (!stored->refresh_token && stored->cookies.empty())) return false;
  return stored->refresh_token != ours.refresh_token || stored->cookies != ours.cookies;
}

bool isFresh(const AuthenticationData& data, milliseconds wallNow) {
  return !data.expires_at || milliseconds(*data.expires_at) > wallNow + std::chrono::seconds(1);
}

}  // namespace

/// What a storage throws harms nobody but the call that needed it.
template <class F>
auto SessionDriver::contained(F&& use) const noexcept -> decltype(use()) {
  try {
    return use();
  } catch (const Error& error) {
    return error;
  } catch (...) {
    return storageThrew_;
  }
}

/// A moment without memory is not a reason to forget a session: one more try.
Result<std::optional<AuthenticationData>> SessionDriver::readStorage() const {
  const auto read = [this] { return storage_->get(); };
  try {
    return read();
  } catch (...) {
    return contained(read);
  }
}

SessionDriver::Attempt SessionDriver::attempt(Session::Refresh refresh, bool unsaved,
                                              const std::stop_token& stop) {
  std::unique_ptr<StorageLock> held;
  if (storage_) {
    auto locked = contained([this] { return storage_->lock(lockPatience); });
    // A sibling may be renewing right now. A storage that cannot lock at all stops nobody.
    if (!locked && locked.error().kind() == ErrorKind::timeout)
      return {.error = locked.error(), .locked = true};
    if (locked) held = std::move(*locked);
  }
  // What could not be saved is newer than what is there, which may be used up.
  if (storage_ && !unsaved) {
    auto stored = readStorage();
    if (stored && isNewer(*stored, refresh.data)) {
      if (isFresh(**stored, context_.clock().wallNow()))
        return {.outcome = Attempt::Outcome::adopted, .data = std::move(**stored)};
      refresh.data = std::move(**stored);
    }
  }
  const auto stillWanted = [&] {
    const std::scoped_lock lock(mutex_);
    return session_.generation() == refresh.generation;
  };
  const auto store = [&](const std::optional<AuthenticationData>& data) -> std::optional<Error> {
    if (!storage_ || !stillWanted()) return std::nullopt;
    auto stored = contained([&] { return storage_->set(data); });
    if (stored) return std::nullopt;
    return stored.error();
  };

  auto reply = exchange(refresh, stop);
  if (reply) {
    answer_.reset();  // from here on nothing throws: the tokens in it are the only good ones
    std::optional<AuthenticationData> data(std::move(*reply));
    Attempt made{.outcome = Attempt::Outcome::renewed, .storageError = store(data)};
    made.data = std::move(*data);
    return made;
  }
  if (!isRefusal(reply.error())) return {.error = reply.error()};
  if (storage_ && !unsaved) {
    // A sibling without the lock (a storage that has none) may have been faster.
    auto stored = readStorage();
    if (stored && isNewer(*stored, refresh.data) && isFresh(**stored, context_.clock().wallNow()))
      return {.outcome = Attempt::Outcome::adopted, .data = std::move(**stored)};
  }
  Attempt made{.outcome = Attempt::Outcome::refused, .error = reply.error()};
  made.storageError = store(std::nullopt);
  return made;
}

/// The answer stays in `answer_`: if there is no memory to read it, the next attempt has it still,
/// and Directus would not give those tokens a second time.
Result<AuthenticationData> SessionDriver::exchange(const Session::Refresh& refresh,
                                                   const std::stop_token& stop) {
  const auto command = refreshRequest(
      {.mode = refresh.mode, .refresh_token = refresh.data.refresh_token.value_or("")});
  if (!answer_) {
    auto sent = sendTwice(command, refresh, stop);
    if (!sent) return sent.error();
    answer_ = std::move(*sent);
  }
  auto data = readSession(context_, command, *answer_, keepCookies_);
  if (data) return Session::renewed(refresh, std::move(*data));
  answer_.reset();
  return data;
}

/// No answer: if it was executed the token is used up and the second is refused, if not it goes
/// through. Either way we know more than before.
Result<HttpResponse> SessionDriver::sendTwice(const CommandRequest& command,
                                              const Session::Refresh& refresh,
                                              const std::stop_token& stop) const {
  const auto cookies =
      refresh.mode == AuthMode::json ? std::vector<SessionCookie>() : refresh.data.cookies;
  const auto send = [&] {
    const SendOptions limits{.deadline = std::chrono::steady_clock::now() + refreshTimeout,
                             .stop = stop};
    return authSend(context_, command, cookies, limits);
  };
  auto reply = send();
  if (!reply && reply.error().kind() == ErrorKind::outcomeUnknown) reply = send();
  return reply;
}

/// Stores what is in memory; when that is nothing, gives what was there.
Result<void> SessionDriver::store(const std::optional<AuthenticationData>& data,
                                  std::optional<AuthenticationData>& removed) {
  auto held = contained([this] { return storage_->lock(lockPatience); });
  if (!held) return held.error();
  if (!data)
    if (auto there = readStorage()) removed = std::move(*there);
  return contained([&] { return storage_->set(data); });
}

}  // namespace DIRECTUS_NAMESPACE::detail
