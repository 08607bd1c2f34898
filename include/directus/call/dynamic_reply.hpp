#pragma once

#include <directus/call/reply.hpp>
#include <directus/core/json.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The envelope was checked already, what is in `data` only for its nesting.
[[nodiscard]] inline Result<Json> parseData(std::string_view text) {
  Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) return Error({.kind = ErrorKind::decode, .message = "data: not JSON"});
  return json;
}

/// `data`, or the whole document where there is no envelope; null for an empty reply, unless that
/// says to be JSON: then it was cut.
template <int Reach>
struct ReplyReader<Json, Reach> {
  static constexpr bool takesNothing = true;
  static Result<Json> read(HttpResponse& response, Decoder& decoder) {
    if (isNothing(response) && !claimsJson(response)) return Json();
    ReplyMeta meta;
    auto data = splitReply(decoder, bytesOf(response), meta);
    if (!data) return data.error();
    return parseData(*data);
  }
};

template <int Reach>
struct ReplyReader<Page<Json>, Reach> {
  static constexpr bool takesNothing = true;
  static Result<Page<Json>> read(HttpResponse& response, Decoder& decoder) {
    ReplyMeta meta;
    auto data = splitReply(decoder, bytesOf(response), meta);
    if (!data) return data.error();
    auto parsed = parseData(*data);
    if (!parsed) return parsed.error();
    Json items = std::move(*parsed);
    if (!items.is_array())
      return Error({.kind = ErrorKind::decode, .message = "data: expected a list"});
    return Page<Json>{.items = std::move(items).get<std::vector<Json>>(),
                      .totalCount = meta.totalCount,
                      .filterCount = meta.filterCount};
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
