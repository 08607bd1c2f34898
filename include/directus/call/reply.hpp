#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <directus/call/reply_bytes.hpp>
#include <directus/commands/command.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How a 2xx reply becomes a `T`. The primary template reads JSON along the table of `T`: one
/// compiled function for all; `rest/dynamic_reply.hpp` adds `Json`. One with `takesNothing` has
/// room for a write of which nothing may be read back. `Reach` is that of the tables: 0 for a
/// `TypedCommand`.
template <class T, int Reach = everyRelation>
struct ReplyReader {
  static constexpr const TypeInfo& type = typeInfo<T, Reach>();
  static constexpr bool takesNothing =
      type.kind == TypeKind::list || type.kind == TypeKind::optional;
};

/// Fills `target`, which is of that type.
[[nodiscard]] DIRECTUS_EXPORT Result<void> readReply(Decoder& decoder, const HttpResponse& response,
                                                     const TypeInfo& type, void* target);

template <class T, int Reach>
struct ReplyReader<Page<T>, Reach> {
  static constexpr bool takesNothing = true;
  static Result<Page<T>> read(HttpResponse& response, Decoder& decoder) {
    Page<T> page;
    ReplyMeta meta;
    const TypeInfo& type = typeInfo<std::vector<T>, Reach>();
    if (auto read = decodeReply(decoder, bytesOf(response), type, &page.items, meta); !read)
      return read.error();
    page.totalCount = meta.totalCount;
    page.filterCount = meta.filterCount;
    return page;
  }
};

/// Nothing for an empty reply.
template <class T, int Reach>
struct ReplyReader<std::optional<T>, Reach> {
  static constexpr bool takesNothing = true;
  static Result<std::optional<T>> read(HttpResponse& response, Decoder& decoder) {
    std::optional<T> value;
    if (isNothing(response)) return value;
    ReplyMeta meta;
    const TypeInfo& type = typeInfo<std::optional<T>, Reach>();
    if (auto read = decodeReply(decoder, bytesOf(response), type, &value, meta); !read)
      return read.error();
    return value;
  }
};

/// The text of a reply that says to be anything but JSON as it is, of a JSON reply the string in
/// it.
template <>
struct DIRECTUS_EXPORT ReplyReader<std::string> {
  static Result<std::string> read(HttpResponse& response, Decoder& decoder);
};

/// Nothing is expected; what comes is only looked at for `errors`.
template <>
struct DIRECTUS_EXPORT ReplyReader<void> {
  static constexpr bool takesNothing = true;
  static Result<void> read(HttpResponse& response, Decoder& decoder);
};

/// The reply itself, unread.
template <>
struct ReplyReader<HttpResponse> {
  static Result<HttpResponse> read(HttpResponse& response, Decoder&) { return std::move(response); }
};

}  // namespace DIRECTUS_NAMESPACE::detail
