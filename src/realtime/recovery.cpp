#include "realtime/recovery.hpp"

#include <directus/codec/decode.hpp>
#include <directus/commands/items_request.hpp>

#include "async/async_slot.hpp"
#include "async/runtime.hpp"
#include "call/call.hpp"
#include "call/limits.hpp"
#include "call/pause.hpp"
#include "call/retry_policy.hpp"
#include "codec/decoder_pool.hpp"
#include "commands/core_collections.hpp"
#include "core/random.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view systemNamePrefix = "directus_";

/// Of whole calls, each with the tries of its client.
constexpr RetryOptions rounds{.tries = 4, .baseDelay = 1000};

/// One call after the other.
class RecoveryRead final : public OperationBody {
 public:
  RecoveryRead(std::shared_ptr<ClientContext> context, const CommandRequest& request,
               std::function<bool()> isWanted)
      : context_(std::move(context)), request_(request), isWanted_(std::move(isWanted)) {}

  Flow<void> steps(Driver& driver, void* result) override {
    const ReplySlot slot{&ReplyFor<HttpResponse>::ops, result};
    for (int round = 1;; ++round) {
      const CallLimits limits(*context_, driver, options_);
      const CallFrame frame{driver, *context_, *context_->restRules(), options_, limits.send()};
      const auto sent = co_await sendCommand(frame, request_, slot);
      if (sent) co_return;
      const auto pause = retryDelay(rounds, sent.error(), round, {}, randomFraction());
      if (!pause || !isWanted_()) co_return slot.fail(sent.error());
      const bool goesOn = co_await Pause(driver, context_->clock(), *pause, limits.send().stop);
      if (!goesOn) co_return slot.fail(sent.error());
    }
  }

  std::shared_ptr<AsyncSlot> slot() const override { return context_->asyncSlot(); }

 private:
  const std::shared_ptr<ClientContext> context_;
  const CommandRequest request_;
  const std::function<bool()> isWanted_;
  const RequestOptions options_{};
};

/// The items of a reply; one that is not in a list becomes one of a list.
Result<std::string> itemsOf(const ClientContext& context, Result<HttpResponse> response) {
  if (!response) return response.error();
  const DecoderPool::Lease decoder = context.decoders().lease();
  ReplyMeta meta;
  const auto data = splitReply(*decoder, bytesOf(*response), meta);
  if (!data) return data.error();
  if (data->empty() || *data == "null") return std::string("[]");
  if (data->front() == '[') return std::string(*data);
  return '[' + std::string(*data) + ']';
}

/// On helper threads, since the executor of the application may be waiting for the change.
Executor helpersOf(const std::shared_ptr<ClientContext>& context) {
  return [weak = std::weak_ptr(context->asyncSlot()->runtime())](Job job) {
    if (const auto runtime = weak.lock()) runtime->helpers().post(std::move(job));
  };
}

}  // namespace

CommandRequest recoveryRequest(const SubscribeRequest& subscribed) {
  const std::string& collection = subscribed.collection;
  if (!isCoreCollection(collection))
    return subscribed.item ? readItemRequest(collection, *subscribed.item, subscribed.query)
                           : readListRequest(collection, subscribed.query);
  Route route("");
  route.segment("collection", collection.substr(systemNamePrefix.size()));
  if (!subscribed.item) return listRequest(route, subscribed.query);
  return readRequest(route.segment("key", *subscribed.item), subscribed.query);
}

void readOverRest(const std::shared_ptr<ClientContext>& context, const CommandRequest& request,
                  std::function<bool()> isWanted, Callback<Result<std::string>> done) {
  Operation<HttpResponse> reading(
      PendingBody(new RecoveryRead(context, request, std::move(isWanted))));
  reading.on(helpersOf(context))
      .start([weak = std::weak_ptr(context), done](Result<HttpResponse> response) {
        if (const auto alive = weak.lock()) done(itemsOf(*alive, std::move(response)));
      });
}

}  // namespace DIRECTUS_NAMESPACE::detail
