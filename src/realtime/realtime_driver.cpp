#include "realtime/realtime_driver.hpp"

#include <atomic>

#include <directus/core/clock.hpp>

#include "async/async_slot.hpp"
#include "async/runtime.hpp"
#include "core/random.hpp"
#include "realtime/messages.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

Connection::Rules rulesOf(const RealtimeOptions& options) {
  return {.authMode = options.authMode,
          .reconnect = options.reconnect,
          .heartbeat = options.heartbeat,
          .period = options.heartbeatPeriod,
          .timeout = options.connectTimeout};
}

}  // namespace

RealtimeDriver::RealtimeDriver(ClientContext& context, RealtimeOptions options)
    : context_(context),
      options_(std::move(options)),
      handlers_(std::make_shared<EventHandlers>()),
      connection_(rulesOf(options_)),
      subscriptions_(options_.connectTimeout) {}

RealtimeDriver::~RealtimeDriver() = default;

std::string RealtimeDriver::newUid(std::string_view label) {
  static std::atomic<std::uint64_t> last = 0;
  return std::string(label.empty() ? "s" : label) + '.' + std::to_string(++last);
}

void RealtimeDriver::perform(Lock& lock) {
  if (isPerforming_) return;
  isPerforming_ = true;
  while (!tasks_.empty()) {
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // what it holds dies without the lock
    lock.lock();
  }
  isPerforming_ = false;
  done_.notify_all();
}

void RealtimeDriver::awaitRoom(Lock& lock) {
  done_.wait(lock, [this] { return !isPerforming_; });
}

void RealtimeDriver::apply(const Connection::Do& what) {
  if (what.drop) {
    ++number_;
    pausing_.clear();
    pauseEnds_.reset();
    later([this] { dropSocket(); });
  }
  if (what.lose) lose();
  if (what.suspect) {
    subscriptions_.lost(GapReason::tokenExpired);
    for (const auto& [uid, watcher] : watchers_)
      later([watcher = watcher, error = connection_.error()] { watcher->deaf(error); });
  }
  if (what.report) report();
  if (what.authorize) later([this, ask = connection_.ask()] { authorize(ask); });
  if (what.open) later([this, number = ++number_] { openSocket(number); });
  if (what.sendToken)
    later([this, number = number_] {
      used_ = next_;
      if (!socket_) return;
      debug("sent", R"({"type":"auth"})");
      socket_->send(authMessage(used_.token));
    });
  if (what.begin) {
    subscriptions_.ready();
    requests_.ready();
    sendAll();
  }
  if (what.ping) sendText(pingMessage());
  if (what.pong) sendText(pongMessage());
}

void RealtimeDriver::lose() {
  subscriptions_.lost(GapReason::reconnected);
  settle(requests_.lost());
  const auto& error = connection_.error();
  if (connection_.state() == ConnectionState::failed) return fail(*error);
  for (const auto& [uid, watcher] : watchers_)
    later([watcher = watcher, error] { watcher->deaf(error); });
}

void RealtimeDriver::fail(const Error& error) {
  settle(requests_.failed(error));
  for (auto at = watchers_.begin(); at != watchers_.end();) {
    const auto& watcher = at->second;
    if (watcher->outlivesFailure()) {
      later([watcher, error] { watcher->deaf(error); });
      ++at;
      continue;
    }
    later([watcher, error] { watcher->ended(error); });
    (void)subscriptions_.remove(at->first);
    at = watchers_.erase(at);
  }
}

void RealtimeDriver::settle(const std::vector<SocketRequests::End>& ends) {
  for (const SocketRequests::End& end : ends) {
    const auto at = pending_.find(end.uid);
    if (at == pending_.end()) continue;
    later([pending = at->second, error = end.error] { pending->done(error); });
    pending_.erase(at);
  }
}

void RealtimeDriver::sendText(std::string text) {
  later([this, text = std::move(text)]() mutable {
    if (!socket_) return;
    debug("sent", text);
    socket_->send(std::move(text));
  });
}

void RealtimeDriver::sendAll() {
  if (!connection_.canSend()) return;
  const Millis time = now();
  while (const auto frame = subscriptions_.next(time)) sendText(std::string(frame->text));
  while (auto request = requests_.next(time, subscriptions_.asked())) {
    sendText(std::move(request->frame));
    if (!request->hasAnswer) settle({{request->uid, std::nullopt}});
  }
}

void RealtimeDriver::report() {
  const ConnectionState state = connection_.state();
  ConnectionChange change{
      .state = state, .error = connection_.error(), .pause = connection_.pauseLeft(now())};
  if (state != ConnectionState::waiting && state != ConnectionState::failed) change.error.reset();
  later([this, change = std::move(change)] {
    if (change.error)
      context_.log(LogLevel::warn, "the realtime connection was lost",
                   {{"state", toString(change.state)}, {"error", change.error->what()}});
    bell_.ring();
    handlers_->report(context_, change);
  });
}

void RealtimeDriver::onHelper(const std::weak_ptr<ClientContext>& self,
                              Callback<RealtimeDriver&> use) {
  const auto alive = self.lock();
  if (!alive) return;
  alive->asyncSlot()->runtime()->helpers().post([self, use = std::move(use)] {
    if (const auto context = self.lock()) use(static_cast<RealtimeDriver&>(*context->realtime()));
  });
}

void RealtimeDriver::postAt(Millis at) {
  context_.asyncSlot()->runtime()->helpers().postAt(at, [weak = weak(), at] {
    if (const auto context = weak.lock())
      static_cast<RealtimeDriver&>(*context->realtime()).onTimer(at);
  });
}

void RealtimeDriver::arm() {
  std::optional<Millis> at = connection_.wakeAt();
  for (const auto& other : {subscriptions_.wakeAt(), requests_.wakeAt(), pauseEnds_})
    if (other && (!at || *other < *at)) at = other;
  if (!at || (timerAt_ && *timerAt_ <= *at)) return;
  timerAt_ = at;
  later([this, at = *at] { postAt(at); });
}

void RealtimeDriver::onTimer(Millis at) {
  step([&] {
    if (timerAt_ == at) timerAt_.reset();
    const Millis time = now();
    apply(connection_.tick(time, randomFraction()));
    subscriptions_.tick(time);
    if (pauseEnds_ && time >= *pauseEnds_) {
      for (const std::string& uid : pausing_)
        if (const auto stalled = watcher(uid)) later([stalled] { stalled->stalled(); });
      endPause();
    }
    sendAll();
  });
}

void RealtimeDriver::startConnecting() {
  connection_.setHasTokens(context_.authenticator() != nullptr);
  apply(connection_.connect(now()));
}

void RealtimeDriver::connect() {
  step([&] { startConnecting(); });
}

void RealtimeDriver::disconnect() {
  step([&] { apply(connection_.disconnect()); });
}

ConnectionState RealtimeDriver::state() {
  const std::scoped_lock lock(mutex_);
  return connection_.state();
}

void RealtimeDriver::request(SocketRequests::Request request,
                             std::shared_ptr<PendingRequest> pending) {
  step([&] {
    pending_.insert_or_assign(request.uid, std::move(pending));
    requests_.add(std::move(request));
    if (connection_.state() != ConnectionState::waiting) startConnecting();
    sendAll();
  });
}

bool RealtimeDriver::forget(const std::string& uid) {
  bool wasSent = false;
  step([&] {
    pending_.erase(uid);
    wasSent = requests_.remove(uid);
    settle(requests_.refused());
    sendAll();
  });
  return wasSent;
}

void RealtimeDriver::shutdown() noexcept {
  Lock lock(mutex_);
  if (std::exchange(isShutDown_, true)) return;
  ++number_;
  const Error error({.kind = ErrorKind::cancelled, .message = "the client was destroyed"});
  settle(requests_.failed(error));
  for (const auto& [uid, watcher] : watchers_)
    later([watcher = watcher, error] { watcher->ended(error); });
  watchers_.clear();
  later([this] {
    dropSocket();
    bell_.ring();
  });
  perform(lock);
}

}  // namespace DIRECTUS_NAMESPACE::detail
