#include "live/live_reply.hpp"

#include <directus/live/live_items.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {
using Reply = ReplyFor<LiveReply>;
constexpr ReplyOps ops{&Reply::read, &Reply::fail, nullptr, true};
}  // namespace

Result<LiveReply> ReplyReader<LiveReply>::read(HttpResponse& response, Decoder& decoder) {
  LiveReply reply;
  if (response.status == 304) {
    reply.isNotModified = true;
    return reply;
  }
  ReplyMeta meta;
  const auto data = splitReply(decoder, bytesOf(response), meta);
  if (!data) return data.error();
  reply.data = std::string(*data);
  if (const auto etag = response.headers.find("ETag")) reply.etag = std::string(*etag);
  return reply;
}

ReplySlot liveReplySlot(std::optional<Result<LiveReply>>& result) noexcept {
  return {&ops, &result};
}

Result<void> decodeLiveItem(Decoder& decoder, const LiveBytes& bytes, std::size_t index,
                            const TypeInfo& type, void* target) {
  const std::string_view json = bytes.items[index];
  if (!bytes.leavesMissing)
    return decodeValue(decoder, {.text = json}, type, target,
                       "data[" + std::to_string(index) + "]");
  // Only a reply may lack members.
  std::string reply = R"({"data":)";
  reply.append(json).append("}");
  ReplyMeta meta;
  decoder.follow({.leavesMissing = true});
  auto read = decodeReply(decoder, {.text = reply}, type, target, meta);
  decoder.follow({});
  return read;
}

}  // namespace DIRECTUS_NAMESPACE::detail
