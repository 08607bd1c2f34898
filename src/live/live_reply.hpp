#pragma once

#include <string>

#include <directus/call/reply_slot.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A reply of items, unread.
struct LiveReply {
  std::string data{};
  std::string etag{};
  bool isNotModified = false;  ///< the same as the one whose `etag` was sent along
};

template <>
struct ReplyReader<LiveReply> {
  static Result<LiveReply> read(HttpResponse& response, Decoder& decoder);
};

/// Takes a 304, too.
[[nodiscard]] ReplySlot liveReplySlot(std::optional<Result<LiveReply>>& result) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
