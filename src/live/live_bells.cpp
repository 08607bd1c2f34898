// What of a LiveDriver has to do with the connection of the client, the cache, and the server's
// own settings.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "codec/json_parts.hpp"
#include "codec/raw_items.hpp"
#include "core/time.hpp"
#include "live/live_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// A disk is not written with each change.
constexpr milliseconds pauseOfSaving = std::chrono::seconds(5);
/// The bell that does not work is tried again so often, or more often.
constexpr milliseconds longestDeafness = std::chrono::seconds(30);

std::optional<std::int64_t> integerIn(const std::string& json) {
  std::int64_t value = 0;
  const auto read = std::from_chars(json.data(), json.data() + json.size(), value);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

/// Of a question about the server: a refusal is an answer.
Result<bool> answerOf(const Error& error) {
  if (isRefusal(error)) return false;
  return error;
}

}  // namespace

bool isRefusal(const Error& error) noexcept {
  return error.kind() == ErrorKind::api && error.status() >= 400 && error.status() < 429;
}

void LiveDriver::listen() {
  if (!context_->realtime() || plan_.collection.empty()) return;
  listenTo(plan_.collection);
  for (const std::string& collection : plan_.related) listenTo(collection);
}

void LiveDriver::listenTo(const std::string& collection) {
  Ear old;  // dies under no lock
  {
    const std::scoped_lock lock(mutex_);
    old = std::exchange(ears_[collection], Ear());
  }
  const std::string key = collection == plan_.collection ? plan_.key : "id";
  auto listener = context_->realtime()->listen(
      collection, key, [weak = weak_from_this(), collection](const Ring& ring) {
        if (const auto driver = weak.lock()) driver->heard(collection, ring);
      });
  const std::scoped_lock lock(mutex_);
  ears_[collection].listener = std::move(listener);
}

void LiveDriver::heard(const std::string& collection, const Ring& ring) {
  change([&](LiveView& view) {
    Ear& ear = ears_[collection];
    switch (ring.what) {
      case Ring::What::changed:
      case Ring::What::removed:
        return heardChange(collection, ring);
      case Ring::What::missed:
        return view.rangForAll(now());
      case Ring::What::listening:
        ear.hears = true;
        ear.isOver = false;
        break;
      case Ring::What::deaf:
      case Ring::What::ended:
        ear.hears = false;
        ear.isOver = ring.what == Ring::What::ended;
        ear.why = ring.error;
        return view.bellStopped(ring.error);
    }
    for (const auto& [name, other] : ears_)
      if (!other.hears) return;
    view.bellWorks(now());
  });
}

/// Under the lock.
void LiveDriver::heardChange(const std::string& collection, const Ring& ring) {
  if (collection != plan_.collection) return view_.rangForAll(now());
  std::vector<std::string> keys;
  bool concernsItem = plan_.itemKey.empty();
  for (const Key& key : ring.keys) {
    concernsItem |= key.text() == plan_.itemKey;
    keys.push_back(key.json());
  }
  if (!concernsItem) return;
  if (keys.empty() || !plan_.readsParts)
    view_.rangForAll(now());
  else
    view_.rang(now(), keys);
}

/// When the way back is due: what was given up is tried again now and then, however seldom the
/// whole is read.
std::optional<milliseconds> LiveDriver::listenDue() {
  const std::scoped_lock lock(mutex_);
  const bool isDeaf = std::any_of(ears_.begin(), ears_.end(),
                                  [](const auto& entry) { return !entry.second.hears; });
  if (!isDeaf) return std::nullopt;
  return sum(lastCall_, (std::min)(interval_, longestDeafness));
}

void LiveDriver::listenAgain() {
  const auto due = listenDue();
  if (!due || now() < *due) return;
  std::vector<std::string> over;
  {
    const std::scoped_lock lock(mutex_);
    lastCall_ = now();
    for (const auto& [collection, ear] : ears_)
      if (ear.isOver) over.push_back(collection);
  }
  context_->realtime()->tryAgain();
  for (const std::string& collection : over) listenTo(collection);
}

void LiveDriver::stopListening() {
  std::map<std::string, Ear> ears;  // dies under no lock
  const std::scoped_lock lock(mutex_);
  ears.swap(ears_);
}

Flow<Result<std::string>> LiveDriver::ask(Driver& driver, std::string path) {
  CommandRequest request = readRouteRequest(std::move(path));
  request.token = plan_.whole.token;
  auto reply = co_await send(driver, std::move(request));
  if (!reply) co_return reply.error();
  co_return std::move(reply->data);
}

Flow<Result<bool>> LiveDriver::learnOrder(Driver& driver) {
  if (knowsOrder_) co_return true;
  const auto info = co_await ask(driver, "/server/info");
  if (!info) co_return answerOf(info.error());
  const std::string limits = memberText(*info, "queryLimit");
  const auto standard = integerIn(memberText(limits, "default"));
  const auto most = integerIn(memberText(limits, "max"));
  if (!standard || !most) co_return false;  // a guest is not shown them
  const QueryParams& params = plan_.whole.params;
  const bool hasLimit = std::any_of(params.begin(), params.end(),
                                    [](const QueryParam& param) { return param.name == "limit"; });
  if (!plan_.hasSort) {
    const auto collection = co_await ask(driver, "/collections/" + plan_.collection);
    if (!collection) co_return answerOf(collection.error());
    const std::string field = keyText(memberText(memberText(*collection, "meta"), "sort_field"));
    plan_.order.fields = {{.name = field.empty() ? plan_.key : field}};
  }
  // `limit=-1` is as much as the server gives at a time.
  const std::int64_t limit = hasLimit ? *most : *standard;
  plan_.order.most = limit < 0 ? SIZE_MAX : static_cast<std::size_t>(limit);
  knowsOrder_ = true;
  co_return true;
}

void LiveDriver::loadCache() {
  if (!cache_) return;
  auto cached = cache_->load();
  if (!cached)
    return context_->log(LogLevel::warn, "the cache of a live query is not used",
                         {{"why", cached.error().what()}});
  if (!*cached) return;
  if (auto ready = prepare(std::move((**cached).items)); !ready)
    return context_->log(LogLevel::warn, "the cache of a live query is not used",
                         {{"why", ready.error().what()}});
  isUnsaved_ = false;
  showPrepared(changed([&](LiveView& view) {
    cachedAt_ = now();
    view.cacheLoaded((**cached).asOf);
  }));
}

void LiveDriver::saveIfDue(bool isLast) {
  if (!isUnsaved_) return;
  if (!isLast && savedAt_ && now() < sum(*savedAt_, pauseOfSaving)) return;
  saveCache();
}

milliseconds LiveDriver::saveDue(std::optional<milliseconds> until) const {
  const milliseconds due = sum(savedAt_.value_or(now()), pauseOfSaving);
  return until ? (std::min)(*until, due) : due;
}

void LiveDriver::saveCache() {
  isUnsaved_ = false;
  savedAt_ = now();
  const auto saved = cache_->save(*store_->snapshot().list, wallNow());
  if (!saved)
    context_->log(LogLevel::warn, "the items of a live query could not be kept",
                  {{"why", saved.error().what()}});
}

}  // namespace DIRECTUS_NAMESPACE::detail
