#include <directus/graphql/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

Result<bool> readPartial(Decoder& decoder, const Error& error, const TypeInfo& type, bool isTyped,
                         void* target) {
  // Only what came with a 2xx and `errors` is half of an answer.
  if (error.kind() != ErrorKind::api || error.status() / 100 != 2) return error;
  if (error.data().empty() || error.data() == "null") return false;
  const ReplyBytes data{.text = error.data(), .status = error.status(), .isGraphql = isTyped};
  if (!decodeValue(decoder, data, type, target, "data")) return error;
  return true;
}

Result<void> readTyped(Decoder& decoder, const HttpResponse& response, const TypeInfo& type,
                       void* target) {
  ReplyBytes reply = bytesOf(response);
  reply.isGraphql = true;
  ReplyMeta meta;
  return decodeReply(decoder, reply, type, target, meta);
}

}  // namespace DIRECTUS_NAMESPACE::detail
