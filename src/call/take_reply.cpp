#include "call/take_reply.hpp"

#include "call/redactor.hpp"
#include "call/reply_error.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Result<void> takeReply(const CommandRequest& command, const HttpRequest& request, ReplySlot slot,
                       HttpResponse& response, Decoder& decoder) {
  const bool changes =
      (!isSafeMethod(request.method) && !command.onlyReads) || command.changesSomething;
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
