#include "realtime/recovery.hpp"

#include <directus/codec/decode.hpp>
#include <directus/commands/items_request.hpp>

#include "async/async_slot.hpp"
#include "async/runtime.hpp"
#include "call/command_body.hpp"
#include "codec/decoder_pool.hpp"
#include "commands/core_collections.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view systemNamePrefix = "directus_";

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
                  Callback<Result<std::string>> done) {
  Operation<HttpResponse> reading(commandBody(context, context->restRules(),
                                              CommandRequest(request), RequestOptions(),
                                              ReplyFor<HttpResponse>::ops));
  reading.on(helpersOf(context))
      .start([weak = std::weak_ptr(context), done](Result<HttpResponse> response) {
        if (const auto alive = weak.lock()) done(itemsOf(*alive, std::move(response)));
      });
}

}  // namespace DIRECTUS_NAMESPACE::detail
