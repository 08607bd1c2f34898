// What SessionDriver does without its lock: asks Directus, uses the storage.
#include <algorithm>

#include <directus/call/client_context.hpp>
#include <directus/core/clock.hpp>

#include "auth/auth_exchange.hpp"
#include "auth/session_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;
using Step = Renewal::Step;

constexpr milliseconds refreshTimeout = std::chrono::seconds(30);
constexpr milliseconds lockPatience = std::chrono::seconds(5);
/// How long one call of `AuthStorage::lock` may take: the end of the client waits for it.
constexpr milliseconds lockSlice(100);

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

Result<std::unique_ptr<StorageLock>> SessionDriver::lockStorage(Millis patience) const {
  for (Millis left = patience;;) {
    const Millis slice = std::min(left, lockSlice);
    auto locked = contained([&] { return storage_->lock(slice); });
    left -= slice;
    const bool isBusy = !locked && locked.error().kind() == ErrorKind::timeout;
    if (!isBusy || left <= Millis(0) || stop_.stop_requested()) return locked;
  }
}

std::optional<Error> SessionDriver::put(const std::optional<AuthenticationData>& data) const {
  auto stored = contained([&] { return storage_->set(data); });
  if (stored) return std::nullopt;
  return stored.error();
}

bool SessionDriver::isWanted(const Session::Refresh& refresh) {
  const std::scoped_lock lock(mutex_);
  return session_.generation() == refresh.generation;
}

RenewalOutcome SessionDriver::attempt(Renewal renewal, const std::stop_token& stop) {
  std::unique_ptr<StorageLock> held;
  for (Step step = renewal.begin(); step != Step::done;) step = takeStep(renewal, step, held, stop);
  return renewal.take();
}

Step SessionDriver::takeStep(Renewal& renewal, Step step, std::unique_ptr<StorageLock>& held,
                             const std::stop_token& stop) {
  switch (step) {
    case Step::lock: {
      auto locked = lockStorage(lockPatience);
      if (!locked) return renewal.locked(locked.error());
      held = *std::move(locked);
      return renewal.locked({});
    }
    case Step::read:
    case Step::readAgain:
      return renewal.read(readStorage(), context_.clock().wallNow());
    case Step::send: {
      auto reply = exchange(renewal.refresh(), stop);
      // From here on nothing throws: the tokens in it are the only good ones.
      if (reply) answer_.reset();
      return renewal.answered(std::move(reply));
    }
    case Step::store:
      if (!isWanted(renewal.refresh())) return renewal.stored({});
      return renewal.stored(put(renewal.data()));
    case Step::clear:
      if (!isWanted(renewal.refresh())) return renewal.stored({});
      return renewal.stored(put(std::nullopt));
    case Step::done:
      break;
  }
  return Step::done;
}

/// The answer stays in `answer_`: if there is no memory to read it, the next attempt has it still,
/// and Directus would not give those tokens a second time.
Result<AuthenticationData> SessionDriver::exchange(const Session::Refresh& refresh,
                                                   const std::stop_token& stop) {
  const auto command = refreshRequest(
      {.mode = refresh.mode, .refresh_token = refresh.data.refresh_token.value_or("")});
  if (!answer_) {
    const auto cookies =
        refresh.mode == AuthMode::json ? std::vector<SessionCookie>() : refresh.data.cookies;
    const SendOptions limits{.deadline = std::chrono::steady_clock::now() + refreshTimeout,
                             .stop = stop};
    auto sent = authSend(context_, command, cookies, limits);
    if (!sent) return sent.error();
    answer_ = *std::move(sent);
  }
  auto data = readSession(context_, command, *answer_, keepCookies_);
  if (data) return Session::renewed(refresh, *std::move(data));
  answer_.reset();
  return data;
}

/// Stores what is in memory; when that is nothing, gives what was there.
Result<void> SessionDriver::store(const std::optional<AuthenticationData>& data,
                                  std::optional<AuthenticationData>& removed, Millis patience) {
  auto held = lockStorage(patience);
  if (!held) return held.error();
  if (!data)
    if (auto there = readStorage()) removed = *std::move(there);
  return contained([&] { return storage_->set(data); });
}

}  // namespace DIRECTUS_NAMESPACE::detail
