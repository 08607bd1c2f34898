// How SessionDriver reports what becomes of a session.
#include <directus/call/client_context.hpp>

#include "async/async_slot.hpp"
#include "auth/session_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

void SessionDriver::onAuthChange(AuthChangeHandler handler) {
  if (isChild("onAuthChange")) return;
  auto next = std::make_shared<const AuthChangeHandler>(std::move(handler));
  const std::scoped_lock lock(mutex_);
  handler_.swap(next);
}

void SessionDriver::emit(AuthEvent event, std::optional<Error> error) noexcept {
  try {
    events_.push_back({event, std::move(error)});
  } catch (...) {  // NOLINT(bugprone-empty-catch): no memory to report it with, either
  }
}

void SessionDriver::deliver(Lock& lock, bool here) noexcept {
  if (delivering_ || events_.empty() || stop_.stop_requested()) return;
  if (!*handler_) return events_.clear();
  const auto& handlers = context_.asyncSlot()->handlers();
  if (here && !handlers->hasExecutor()) return deliverAll(lock);
  lock.unlock();
  try {
    handlers->post([self = shared_from_this(), context = context_.shared_from_this()] {
      Lock own(self->mutex_);
      self->deliverAll(own);
    });
  } catch (...) {
    context_.log(LogLevel::error, "onAuthChange could not be called");
  }
  lock.lock();
}

/// In order, one at a time; whoever does it takes along what comes meanwhile.
void SessionDriver::deliverAll(Lock& lock) noexcept {
  if (delivering_) return;
  delivering_ = std::this_thread::get_id();
  while (!events_.empty() && !stop_.stop_requested()) {
    const AuthChange change = std::move(events_.front());
    events_.pop_front();
    const auto handler = handler_;
    if (!*handler) continue;
    lock.unlock();
    try {
      (*handler)(change);
    } catch (const std::exception& thrown) {
      context_.log(LogLevel::error, "onAuthChange threw", {{"what", thrown.what()}});
    } catch (...) {
      context_.log(LogLevel::error, "onAuthChange threw");
    }
    lock.lock();
  }
  delivering_.reset();
  changed_.notify_all();
}

void SessionDriver::endEvents(Lock& lock) noexcept {
  changed_.wait(lock,
                [this] { return !delivering_ || *delivering_ == std::this_thread::get_id(); });
  events_.clear();
}

}  // namespace DIRECTUS_NAMESPACE::detail
