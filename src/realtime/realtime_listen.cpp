// Listening to a collection for other composables.
#include <directus/core/json_text.hpp>

#include "codec/decoder_pool.hpp"
#include "realtime/keys.hpp"
#include "realtime/messages.hpp"
#include "realtime/realtime_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using What = Ring::What;

constexpr ItemEvent events[] = {ItemEvent::create, ItemEvent::update, ItemEvent::delete_};

/// Three subscriptions as one: an `init` of a subscription to one event costs the server nothing,
/// and has nothing that could be missing from it.
class Listening {
 public:
  Listening(std::weak_ptr<ClientContext> context, std::string keyField, Callback<const Ring&> ring)
      : context_(std::move(context)), keyField_(std::move(keyField)), ring_(std::move(ring)) {}

  void began() {
    if (++standing_ < std::size(events)) return;
    isDeaf_ = knowsWhy_ = false;
    ring_({.what = What::listening});
  }
  void deaf(const std::optional<Error>& error) {
    const bool isFirst = !std::exchange(isDeaf_, true);
    const bool tellsWhy = error && !std::exchange(knowsWhy_, true);
    standing_ = 0;
    if (isFirst || tellsWhy) ring_({.what = What::deaf, .error = error});
  }
  void changed(const RawChange& change) {
    const auto context = context_.lock();
    if (!context) return;
    const DecoderPool::Lease decoder = context->decoders().lease();
    const bool isRemoved = change.event == ChangeEvent::delete_;
    auto keys =
        isRemoved ? keysIn(*decoder, change.data) : keysOf(*decoder, change.data, keyField_);
    if (!keys || keys->empty()) return ring_({.what = What::missed});
    ring_({.what = isRemoved ? What::removed : What::changed, .keys = *std::move(keys)});
  }
  void missed() { ring_({.what = What::missed}); }
  void ended(const std::optional<Error>& error) {
    if (!std::exchange(isEnded_, true)) ring_({.what = What::ended, .error = error});
  }

 private:
  const std::weak_ptr<ClientContext> context_;
  const std::string keyField_;
  const Callback<const Ring&> ring_;
  std::size_t standing_ = 0;
  bool isDeaf_ = false;
  bool knowsWhy_ = false;
  bool isEnded_ = false;
};

/// One of the three.
class OneEvent final : public Watcher {
 public:
  explicit OneEvent(std::shared_ptr<Listening> listening) : listening_(std::move(listening)) {}

  void began(RawChange, std::optional<GapReason>) override { listening_->began(); }
  void changed(RawChange change) override { listening_->changed(change); }
  void missed(const Error&) override { listening_->missed(); }
  void deaf(const std::optional<Error>& error) override { listening_->deaf(error); }
  void ended(const std::optional<Error>& error) override { listening_->ended(error); }
  bool outlivesFailure() const noexcept override { return true; }

 private:
  const std::shared_ptr<Listening> listening_;
};

/// Unsubscribes when it dies.
struct Watches {
  std::weak_ptr<ClientContext> context;
  std::vector<std::string> uids;

  Watches() = default;
  Watches(const Watches&) = delete;
  Watches& operator=(const Watches&) = delete;
  ~Watches() {
    const auto alive = context.lock();
    if (!alive || !alive->isOfThisProcess()) return;
    for (const std::string& uid : uids)
      static_cast<RealtimeDriver&>(*alive->realtime()).unwatch(uid);
  }
};

}  // namespace

std::shared_ptr<void> RealtimeDriver::listen(std::string collection, std::string keyField,
                                             Callback<const Ring&> ring) {
  const auto listening = std::make_shared<Listening>(weak(), keyField, std::move(ring));
  auto watches = std::make_shared<Watches>();
  watches->context = weak();
  SubscribeRequest request;
  request.collection = std::move(collection);
  std::string fields = "[";
  appendJsonString(fields, keyField);
  request.query =
      QueryParams{{.name = "fields", .value = fields + ']', .kind = QueryParam::Kind::list}};
  for (const ItemEvent event : events) {
    request.event = event;
    const std::string& uid = watches->uids.emplace_back(newUid("l"));
    watch(uid, subscribeMessage(uid, request), std::make_shared<OneEvent>(listening));
  }
  return watches;
}

}  // namespace DIRECTUS_NAMESPACE::detail
