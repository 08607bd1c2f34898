#include "call/take_reply.hpp"

#include "call/redactor.hpp"
#include "call/reply_error.hpp"
#include "codec/decoder_pool.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Result<void> takeReply(const CommandRequest& command, const HttpRequest& request, ReplySlot slot,
                       HttpResponse& response, const ClientContext& client) {
  if (slot.ops->whole != nullptr) {
    slot.ops->whole(slot.result, response);
    return {};
  }
  const DecoderPool::Lease lease = client.decoders().lease();
  Decoder& decoder = *lease;
  const bool changes = command.effect != Effect::none;
  const bool nothing = changes && isNothing(response);
  if (nothing && slot.ops->nothing != nullptr) {
    slot.ops->nothing(slot.result);
    return {};
  }
  const RequestCleaner cleaner(request);
  decoder.follow({.leavesMissing = command.leavesMissing, .cleaner = &cleaner});
  auto read = slot.read(response, decoder);
  if (read) return read;
  return nothing ? nothingCameBack(response)
                 : unreadableReply(request, response, read.error(), changes);
}

}  // namespace DIRECTUS_NAMESPACE::detail
