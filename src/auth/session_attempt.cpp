// What SessionDriver does without its lock: asks Directus, uses the storage.
#include <directus/call/client_context.hpp>
#include <directus/core/clock.hpp>

#include "auth/auth_exchange.hpp"
#include "auth/session_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Step = Renewal::Step;

constexpr std::chrono::milliseconds refreshTimeout = std::chrono::seconds(30);
constexpr std::chrono::milliseconds lockPatience = std::chrono::seconds(5);

}  // namespace

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
      auto locked = storage_.lock(lockPatience, stop_.get_token());
      if (!locked) return renewal.locked(locked.error());
      held = *std::move(locked);
      return renewal.locked({});
    }
    case Step::read:
    case Step::readAgain:
      return renewal.read(storage_.read(), context_.clock().wallNow());
    case Step::send: {
      auto reply = exchange(renewal.refresh(), stop);
      // From here on nothing throws: the tokens in it are the only good ones.
      if (reply) answer_.reset();
      return renewal.answered(std::move(reply));
    }
    case Step::store:
      if (!isWanted(renewal.refresh())) return renewal.stored({});
      return renewal.stored(storage_.put(renewal.tokens().get()));
    case Step::clear:
      if (!isWanted(renewal.refresh())) return renewal.stored({});
      return renewal.stored(storage_.put(nullptr));
    case Step::done:
      break;
  }
  return Step::done;
}

/// The answer stays in `answer_`: if there is no memory to read it, the next attempt has it still,
/// and Directus would not give those tokens a second time.
Result<Session::Tokens> SessionDriver::exchange(const Session::Refresh& refresh,
                                                const std::stop_token& stop) {
  const AuthenticationData& held = *refresh.tokens;
  const auto command =
      refreshRequest({.mode = refresh.mode, .refresh_token = held.refresh_token.value_or("")});
  if (!answer_) {
    const auto cookies =
        refresh.mode == AuthMode::json ? std::vector<SessionCookie>() : held.cookies;
    const SendOptions limits{.deadline = std::chrono::steady_clock::now() + refreshTimeout,
                             .stop = stop};
    auto sent = authSend(context_, command, cookies, limits);
    if (!sent) return sent.error();
    answer_ = *std::move(sent);
  }
  auto data = readSession(context_, command, *answer_, keepCookies_);
  if (data) {
    const auto whole = requireTokens(*data, refresh.mode, held, *answer_, keepCookies_);
    if (whole)
      return std::make_shared<const AuthenticationData>(
          Session::renewed(refresh, *std::move(data)));
    data = whole.error().withRequest(command.method, command.path);
  }
  answer_.reset();
  return data.error();
}

}  // namespace DIRECTUS_NAMESPACE::detail
