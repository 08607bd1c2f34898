// Watchers of RealtimeDriver, and what stops its socket.
#include <directus/core/clock.hpp>

#include "realtime/messages.hpp"
#include "realtime/realtime_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

void RealtimeDriver::watch(std::string uid, std::string frame, std::shared_ptr<Watcher> watcher) {
  step([&] {
    watchers_.insert_or_assign(uid, watcher);
    subscriptions_.add(std::move(uid), std::move(frame));
    if (connection_.state() != ConnectionState::ready)
      later([watcher, error = connection_.error()] { watcher->deaf(error); });
    if (connection_.state() != ConnectionState::waiting) startConnecting();
    sendAll();
  });
}

void RealtimeDriver::unwatch(const std::string& uid) {
  goOn(uid);
  step([&] {
    if (watchers_.erase(uid) == 0) return;
    if (subscriptions_.remove(uid))
      requests_.add({.uid = {},
                     .frame = unsubscribeMessage(uid),
                     .hasAnswer = false,
                     .isOfConnection = true});
    sendAll();
  });
}

void RealtimeDriver::again(const std::string& uid, GapReason why) {
  step([&] {
    subscriptions_.again(uid, why);
    sendAll();
  });
}

void RealtimeDriver::pauseFor(const std::string& uid) {
  step([&] {
    if (!watchers_.contains(uid) || !pausing_.insert(uid).second || pausing_.size() > 1) return;
    pauseEnds_ = now() + Millis(options_.heartbeatPeriod);
    later([this] {
      if (socket_) socket_->pauseReading(true);
    });
    apply(connection_.pause(true, now()));
  });
}

void RealtimeDriver::goOn(const std::string& uid) {
  step([&] {
    if (pausing_.erase(uid) > 0 && pausing_.empty()) endPause();
  });
}

void RealtimeDriver::endPause() {
  pausing_.clear();
  pauseEnds_.reset();
  later([this] {
    if (socket_) socket_->pauseReading(false);
  });
  apply(connection_.pause(false, now()));
}

}  // namespace DIRECTUS_NAMESPACE::detail
