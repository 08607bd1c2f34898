#include "live/live_store.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "async/async_slot.hpp"
#include "core/linked_stop.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

bool isSameReason(const std::optional<Error>& a, const std::optional<Error>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->kind() == b->kind() && std::string_view(a->what()) == b->what();
}

Error endOf(const LiveStatus& status) {
  return makeError(ErrorKind::cancelled,
                   status.why ? status.why->what() : "the live query has ended");
}

}  // namespace

std::optional<LiveDelta> deltaOf(const LiveSnapshot& before, const LiveSnapshot& now) {
  if (before.number == now.number) return std::nullopt;
  LiveDelta delta{.items = now.items, .before = before.items};
  delta.steps = stepsBetween(*before.list, *now.list);
  if (delta.steps.empty()) return std::nullopt;
  return delta;
}

struct LiveStore::ChangeListener final : Listener {
  Callback<const LiveDelta&> handler{};
  LiveSnapshot seen{};

  bool isDue(const LiveStore& store) const override { return seen.number != store.current_.number; }
  std::function<void()> take(const LiveStore& store) override {
    const LiveSnapshot before = std::exchange(seen, store.current_);
    return [this, before, now = seen] {
      if (const auto delta = deltaOf(before, now)) handler(*delta);
    };
  }
};

struct LiveStore::StatusListener final : Listener {
  Callback<const LiveStatus&> handler{};
  std::uint64_t seen = 0;

  bool isDue(const LiveStore& store) const override { return seen != store.statusNumber_; }
  std::function<void()> take(const LiveStore& store) override {
    seen = store.statusNumber_;
    return [this, status = store.status_] { handler(status); };
  }
};

LiveStore::LiveStore(std::shared_ptr<ClientContext> context, LiveItems nothing)
    : context_(std::move(context)), scope_(std::make_shared<ScopeState>(nullptr)) {
  current_.items = std::move(nothing);
  taken_ = current_;
}

void LiveStore::publish(SharedList list, LiveItems items) {
  std::unique_lock lock(mutex_);
  current_.list = std::move(list);
  current_.items = std::move(items);
  // What is there first is what changes are counted from.
  if (++current_.number == 1) taken_ = current_;
  wakeListeners(std::move(lock));
}

void LiveStore::show(const LiveStatus& status) {
  std::unique_lock lock(mutex_);
  const bool isNews = status.state != status_.state || status.isFromCache != status_.isFromCache ||
                      !isSameReason(status.why, status_.why);
  status_ = status;
  if (!isNews) return;
  ++statusNumber_;
  wakeListeners(std::move(lock));
}

void LiveStore::close() {
  {
    const std::scoped_lock lock(mutex_);
    isClosed_ = true;
  }
  bell_.ring();
  scope_->close();
}

LiveSnapshot LiveStore::snapshot() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

LiveStatus LiveStore::status() const {
  const std::scoped_lock lock(mutex_);
  return status_;
}

void LiveStore::wakeListeners(std::unique_lock<std::mutex> lock) {
  std::vector<std::shared_ptr<Listener>> due;
  std::erase_if(listeners_, [](const auto& listener) { return listener->isGone; });
  for (const auto& listener : listeners_)
    if (!listener->isBusy && listener->isDue(*this)) {
      listener->isBusy = true;
      due.push_back(listener);
    }
  lock.unlock();
  bell_.ring();
  for (const auto& listener : due) post(listener);
}

void LiveStore::post(const std::shared_ptr<Listener>& listener) {
  context_->asyncSlot()->handlers()->post([weak = weak_from_this(), listener] {
    if (const auto store = weak.lock()) store->deliver(listener);
  });
}

void LiveStore::deliver(const std::shared_ptr<Listener>& listener) {
  std::function<void()> handler;
  {
    const std::scoped_lock lock(mutex_);
    if (isClosed_) return;
    handler = listener->take(*this);
  }
  const bool isThere = call(*listener, handler);
  std::unique_lock lock(mutex_);
  listener->isBusy = false;
  listener->isGone = !isThere;
  // What came meanwhile is due.
  wakeListeners(std::move(lock));
}

bool LiveStore::call(Listener& listener, const std::function<void()>& handler) {
  bool isThere = false;
  const auto contained = [&] {
    isThere = true;
    try {
      handler();
    } catch (const std::exception& thrown) {
      context_->log(LogLevel::error, "a handler of a live query threw an exception",
                    {{"what", thrown.what()}});
    } catch (...) {
      context_->log(LogLevel::error, "a handler of a live query threw an exception");
    }
  };
  scope_->call([&] {
    if (listener.scope)
      listener.scope->call(contained);
    else
      contained();
  });
  return isThere;
}

void LiveStore::add(const Scope* scope, const std::shared_ptr<Listener>& listener) {
  if (scope != nullptr) listener->scope = scope->state();
  listeners_.push_back(listener);
}

LiveItems LiveStore::onChange(const Scope* scope, Callback<const LiveDelta&> handler) {
  const auto listener = std::make_shared<ChangeListener>();
  listener->handler = std::move(handler);
  const std::scoped_lock lock(mutex_);
  listener->seen = current_;
  add(scope, listener);
  return current_.items;
}

void LiveStore::onStatus(const Scope* scope, Callback<const LiveStatus&> handler) {
  const auto listener = std::make_shared<StatusListener>();
  listener->handler = std::move(handler);
  std::unique_lock lock(mutex_);
  listener->seen = statusNumber_ - 1;
  add(scope, listener);
  wakeListeners(std::move(lock));
}

std::optional<LiveDelta> LiveStore::takeNext() {
  LiveSnapshot before;
  LiveSnapshot now;
  {
    const std::scoped_lock lock(mutex_);
    before = std::exchange(taken_, current_);
    now = current_;
  }
  return deltaOf(before, now);
}

Flow<Result<std::optional<LiveDelta>>> LiveStore::next(Driver& driver,
                                                       std::optional<milliseconds> patience) {
  Clock& clock = context_->clock();
  const LinkedStop stop(context_->stopToken(), {}, {}, driver.stopSource());
  std::optional<milliseconds> until;
  if (patience) until = sum(clock.now(), *patience);
  for (;;) {
    const std::uint64_t seen = bell_.rung();
    if (auto delta = takeNext()) co_return std::optional(*std::move(delta));
    {
      const std::scoped_lock lock(mutex_);
      if (isClosed_ || status_.state == LiveState::ended) co_return endOf(status_);
    }
    if (stop.token().stop_requested())
      co_return makeError(ErrorKind::cancelled, "cancelled by the caller");
    if (until && clock.now() >= *until) co_return std::optional<LiveDelta>();
    co_await BellWait(driver, clock, bell_, seen, until, stop.token());
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
