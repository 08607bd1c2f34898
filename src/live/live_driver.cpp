#include "live/live_driver.hpp"

#include <utility>

#include "async/async_slot.hpp"
#include "async/hop.hpp"
#include "call/limits.hpp"
#include "codec/decoder_pool.hpp"
#include "codec/raw_items.hpp"
#include "core/random.hpp"
#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// How long items of an earlier run wait for those of the server.
constexpr milliseconds patienceWithCache(500);

LiveView::Rules rulesOf(const LiveRequest& request, const LivePlan& plan) {
  const LiveQueryOptions& own = request.options;
  LiveView::Rules rules;
  rules.settle = own.settle.value_or(request.defaults.settle);
  rules.interval = own.interval.value_or(request.defaults.interval);
  rules.maxTouched = own.maxTouched.value_or(request.defaults.maxTouched);
  rules.readsParts = plan.readsParts;
  return rules;
}

std::string serverOf(const ClientContext& context) {
  const auto& base = context.base();
  return base ? base->origin() + base->path() : std::string();
}

Error clientIsGone() {
  return makeError(ErrorKind::cancelled, "the client is gone");
}

}  // namespace

LiveDriver::LiveDriver(LiveRequest request, LivePlan plan, std::shared_ptr<LiveStore> store)
    : context_(request.context),
      read_(request.read),
      store_(std::move(store)),
      plan_(std::move(plan)),
      interval_(rulesOf(request, plan_).interval),
      view_(rulesOf(request, plan_), context_->clock().now()) {
  if (!request.options.cache.empty())
    cache_.emplace(request.options.cache, fingerprintOf(plan_, serverOf(*context_)));
}

Flow<void> LiveDriver::run(Driver& driver) {
  co_await Hop(driver, Place::helper);
  const LinkedStop stop(context_->stopToken(), {}, {}, driver.stopSource());
  loadCache();
  listen();
  while (!stop.token().stop_requested()) {
    const std::uint64_t seen = bell_.rung();
    LiveView::Step step;
    {
      const std::scoped_lock lock(mutex_);
      step = view_.next(now());
    }
    if (step.what != LiveView::Do::wait) {
      co_await read(driver, std::move(step));
      continue;
    }
    saveIfDue();
    listenAgain();
    auto until = isUnsaved_ ? saveDue(step.until) : step.until;
    if (const auto listening = listenDue())
      until = until ? (std::min)(*until, *listening) : *listening;
    co_await BellWait(driver, context_->clock(), bell_, seen, until, stop.token());
  }
  saveIfDue(true);
  stopListening();
  change([](LiveView& view) { view.end(clientIsGone()); });
}

Flow<Result<void>> LiveDriver::first(Driver& driver) {
  const LinkedStop stop(context_->stopToken(), {}, {}, driver.stopSource());
  for (;;) {
    const std::uint64_t seen = store_->bell().rung();
    const LiveStatus status = store_->status();
    if (status.state == LiveState::live || status.state == LiveState::polling)
      co_return Result<void>();
    if (status.state == LiveState::ended) co_return *status.why;
    if (status.why && !status.isFromCache) co_return *status.why;
    if (status.why) co_return Result<void>();
    std::optional<milliseconds> until;
    if (status.isFromCache) {
      const std::scoped_lock lock(mutex_);
      until = sum(cachedAt_.value_or(now()), patienceWithCache);
      if (now() >= *until) co_return Result<void>();
    }
    if (stop.token().stop_requested()) co_return clientIsGone();
    co_await BellWait(driver, context_->clock(), store_->bell(), seen, until, stop.token());
  }
}

Flow<Result<LiveReply>> LiveDriver::send(Driver& driver, CommandRequest request) {
  std::optional<Result<LiveReply>> result;
  const RequestOptions options;
  const CallLimits limits(*context_, driver, options, request.options);
  const CallFrame frame{driver, *context_, *context_->restRules(), options, limits.send()};
  const auto sent = co_await sendCommand(frame, request, liveReplySlot(result));
  co_await Hop(driver, Place::helper);
  if (!sent) co_return sent.error();
  co_return *std::move(result);
}

Flow<void> LiveDriver::read(Driver& driver, LiveView::Step step) {
  const auto begun = wallNow();
  const bool isWhole = step.what == LiveView::Do::readWhole;
  Result<bool> taken = true;
  if (isWhole) {
    CommandRequest request = plan_.whole;
    if (!etag_.empty()) request.headers.set("If-None-Match", etag_);
    const auto reply = co_await send(driver, std::move(request));
    auto done = reply ? takeWhole(*reply) : Result<void>(reply.error());
    if (!reply && isGone(reply.error())) {
      etag_.clear();
      done = prepare({});
    }
    if (!done) taken = done.error();
  } else {
    taken = co_await readTouched(driver, step.keys);
  }
  const double random = randomFraction();
  showPrepared(changed([&](LiveView& view) {
    if (!taken)
      view.readFailed(now(), taken.error(), random);
    else if (*taken)
      view.readDone(now(), begun);
    else
      view.wantsWhole(now());
  }));
}

Flow<Result<bool>> LiveDriver::readTouched(Driver& driver, const std::vector<std::string>& keys) {
  const auto known = co_await learnOrder(driver);
  if (!known) co_return known.error();
  if (!*known) {
    const std::scoped_lock lock(mutex_);
    plan_.readsParts = false;
    co_return false;
  }
  const auto reply = co_await send(driver, touchedRequest(plan_, keys));
  if (reply) co_return takeTouched(*reply, keys);
  // What the server does not take of these keys, it may take of the whole.
  if (isRefusal(reply.error())) co_return false;
  co_return reply.error();
}

Result<ItemList> LiveDriver::itemsOf(const LiveReply& reply, bool& isOne) const {
  isOne = !reply.data.empty() && reply.data.front() == '{';
  const auto decoder = context_->decoders().lease();
  const auto raw = rawItems(*decoder, reply.data, plan_.key);
  if (!raw) return raw.error();
  ItemList list;
  list.reserve(raw->size());
  for (const RawItem& item : *raw)
    list.push_back({.key = isOne ? "item" : item.key, .json = std::string(item.json)});
  return list;
}

Result<void> LiveDriver::takeWhole(const LiveReply& reply) {
  if (reply.isNotModified) return {};
  bool isOne = false;
  auto list = itemsOf(reply, isOne);
  if (!list) return list.error();
  distinguish(*list);
  if (auto ready = prepare(*std::move(list)); !ready) return ready;
  etag_ = reply.etag;
  return {};
}

Result<bool> LiveDriver::takeTouched(const LiveReply& reply, const std::vector<std::string>& keys) {
  bool isOne = false;
  auto rows = itemsOf(reply, isOne);
  if (!rows) return rows.error();
  std::vector<std::string> touched;
  for (const std::string& key : keys) touched.push_back(keyText(key));
  auto list =
      isOne ? std::nullopt : putInPlace(*store_->snapshot().list, touched, *rows, plan_.order);
  if (!list) return false;
  etag_.clear();  // it was that of another list
  if (auto ready = prepare(*std::move(list)); !ready) return ready.error();
  return true;
}

Result<void> LiveDriver::prepare(ItemList list) {
  const LiveSnapshot before = store_->snapshot();
  if (hasItems_ && *before.list == list) return {};
  std::vector<std::string_view> items;
  items.reserve(list.size());
  for (const ListItem& item : list) items.push_back(item.json);
  const auto decoder = context_->decoders().lease();
  (*decoder).follow({});
  auto made = read_(
      *decoder,
      {.items = items.data(), .count = items.size(), .leavesMissing = plan_.whole.leavesMissing});
  if (!made) return made.error();
  prepared_.emplace(
      LiveSnapshot{.list = std::make_shared<const ItemList>(std::move(list)), .items = *made});
  hasItems_ = true;
  isUnsaved_ = cache_.has_value();
  return {};
}

void LiveDriver::showPrepared(const LiveStatus& status) {
  if (auto ready = std::exchange(prepared_, std::nullopt))
    store_->publish(std::move(ready->list), std::move(ready->items));
  store_->show(status);
}

/// Directus does not say whether it is not there or may not be seen.
bool LiveDriver::isGone(const Error& error) const {
  return hasItems_ && !plan_.itemKey.empty() && error.kind() == ErrorKind::api &&
         (error.status() == 404 || (error.status() == 403 && error.code() == ErrorCode::forbidden));
}

}  // namespace DIRECTUS_NAMESPACE::detail
