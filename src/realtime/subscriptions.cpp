#include "realtime/subscriptions.hpp"

#include <algorithm>

#include "core/time.hpp"
#include "realtime/messages.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {
constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(5);
constexpr std::chrono::milliseconds restAfterRefusal = std::chrono::seconds(2);
}

void Subscriptions::queue(const std::string& uid, Entry& entry) {
  entry.phase = Phase::waiting;
  entry.until.reset();
  if (!isReady_ || std::exchange(entry.isQueued, true)) return;
  queue_.push_back(uid);
}

void Subscriptions::add(std::string uid, std::string frame) {
  const auto [at, isNew] = entries_.try_emplace(std::move(uid));
  if (!isNew) return;
  at->second.frame = std::move(frame);
  queue(at->first, at->second);
}

bool Subscriptions::remove(std::string_view uid) {
  const auto at = entries_.find(uid);
  if (at == entries_.end()) return false;
  const bool isThere = isReady_ && at->second.phase != Phase::waiting;
  entries_.erase(at);
  if (isThere) std::erase(asked_, uid);
  return isThere;
}

bool Subscriptions::has(std::string_view uid) const {
  return entries_.find(uid) != entries_.end();
}

void Subscriptions::lost(GapReason why) {
  isReady_ = false;
  queue_.clear();
  asked_.clear();
  clears_.clear();
  resting_.clear();
  silentUntil_.reset();
  for (auto& [uid, entry] : entries_) {
    if (why == GapReason::reconnected) entry.asks = 0;
    entry.phase = Phase::waiting;
    entry.isQueued = entry.wasRefused = false;
    entry.tries = 0;
    entry.until.reset();
    if (entry.hasStood && !entry.owed) entry.owed = why;
  }
}

void Subscriptions::ready() {
  isReady_ = true;
  for (auto& [uid, entry] : entries_)
    if (entry.phase == Phase::waiting && !entry.until) queue(uid, entry);
}

void Subscriptions::again(std::string_view uid, GapReason why) {
  const auto at = entries_.find(uid);
  if (at == entries_.end()) return;
  if (!at->second.owed) at->second.owed = why;
  if (at->second.phase == Phase::standing) queue(at->first, at->second);
}

Subscriptions::Frame Subscriptions::ask(const std::string& uid, Entry& entry, Millis now) {
  entry.phase = Phase::asked;
  ++entry.asks;
  entry.until = sum(now, doubled(timeout_, entry.tries++, longestWait));
  asked_.push_back(uid);
  text_ = entry.frame;
  return {.uid = uid, .text = text_};
}

std::optional<Subscriptions::Frame> Subscriptions::next(Millis now) {
  if (!isReady_ || (silentUntil_ && now < *silentUntil_)) return std::nullopt;
  silentUntil_.reset();
  while (!clears_.empty()) {
    const std::string uid = std::move(clears_.front());
    clears_.pop_front();
    const auto at = entries_.find(uid);
    if (at == entries_.end() || at->second.phase != Phase::clearing) continue;
    at->second.until = sum(now, timeout_);
    asked_.push_back(uid);
    text_ = unsubscribeMessage(uid);
    return Frame{.uid = uid, .text = text_, .unsubscribes = true};
  }
  while (!queue_.empty() && asked_.size() + clears_.size() < mostAsked) {
    const std::string uid = std::move(queue_.front());
    queue_.pop_front();
    const auto at = entries_.find(uid);
    if (at == entries_.end() || !std::exchange(at->second.isQueued, false)) continue;
    return ask(uid, at->second, now);
  }
  return std::nullopt;
}

Subscriptions::Answer Subscriptions::onInit(std::string_view uid) {
  const auto at = entries_.find(uid);
  if (at == entries_.end() || at->second.phase != Phase::asked) return Answer::nothing;
  Entry& entry = at->second;
  std::erase(asked_, uid);
  entry.phase = Phase::standing;
  entry.until.reset();
  entry.tries = 0;
  entry.wasRefused = false;
  entry.hasStood = true;
  if (!entry.owed) return Answer::began;
  owed_ = *std::exchange(entry.owed, std::nullopt);
  return Answer::gap;
}

bool Subscriptions::counts(std::string_view uid) const {
  const auto at = entries_.find(uid);
  return at != entries_.end() && at->second.phase == Phase::standing;
}

Subscriptions::Answer Subscriptions::onRefused(std::string_view uid, Millis now, bool isNamed) {
  const auto at = entries_.find(uid);
  if (at == entries_.end()) return Answer::nothing;
  Entry& entry = at->second;
  if (entry.phase == Phase::standing) return Answer::missed;
  if (entry.phase != Phase::asked) return Answer::nothing;
  std::erase(asked_, uid);
  const auto stands = [](const auto& one) { return one.second.phase == Phase::standing; };
  const bool mayBeOld = entry.hasStood || entry.asks > 1 ||
                        (!isNamed && std::any_of(entries_.begin(), entries_.end(), stands));
  if (mayBeOld && !std::exchange(entry.wasRefused, true)) {
    entry.phase = Phase::waiting;
    entry.until = sum(now, restAfterRefusal);
    resting_.emplace_back(uid);
    return Answer::nothing;
  }
  entries_.erase(at);
  return Answer::ended;
}

void Subscriptions::onUnsubscribed(std::string_view uid) {
  const auto at = entries_.find(uid);
  if (at == entries_.end() || at->second.phase != Phase::clearing) return;
  std::erase(asked_, uid);
  queue(at->first, at->second);
}

std::optional<std::string> Subscriptions::oldestAsked() const {
  for (const std::string& uid : asked_)
    if (const auto at = entries_.find(uid);
        at != entries_.end() && at->second.phase == Phase::asked)
      return uid;
  return std::nullopt;
}

void Subscriptions::throttled(Millis until) {
  if (!isReady_) return;
  silentUntil_ = std::max(until, silentUntil_.value_or(until));
  for (const std::string& uid : asked_)
    if (const auto at = entries_.find(uid); at != entries_.end()) at->second.until = silentUntil_;
}

void Subscriptions::tick(Millis now) {
  std::erase_if(resting_, [&](const std::string& uid) {
    const auto at = entries_.find(uid);
    if (at == entries_.end() || at->second.phase != Phase::waiting) return true;
    if (at->second.until && now < *at->second.until) return false;
    queue(uid, at->second);
    return true;
  });
  std::erase_if(asked_, [&](const std::string& uid) {
    const auto at = entries_.find(uid);
    if (at == entries_.end()) return true;
    Entry& entry = at->second;
    if (!entry.until || now < *entry.until) return false;
    if (entry.phase == Phase::clearing) {
      queue(uid, entry);
      return true;
    }
    entry.phase = Phase::clearing;
    entry.until.reset();
    clears_.push_back(uid);
    return true;
  });
}

std::optional<Subscriptions::Millis> Subscriptions::wakeAt() const {
  std::optional<Millis> at = silentUntil_;
  for (const auto* uids : {&asked_, &resting_})
    for (const std::string& uid : *uids) {
      const auto entry = entries_.find(uid);
      if (entry == entries_.end() || !entry->second.until) continue;
      if (!at || *entry->second.until < *at) at = entry->second.until;
    }
  return at;
}

}  // namespace DIRECTUS_NAMESPACE::detail
