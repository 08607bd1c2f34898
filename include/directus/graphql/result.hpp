#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include <directus/call/reply_slot.hpp>

namespace DIRECTUS_NAMESPACE {

/// What a GraphQL query gave, and what went wrong on the way: a reply may have both. Of any other
/// result, a reply with errors is an error that holds its `data` as text.
///
/// A part that failed is null in `data`: what can fail is a `std::optional` in `T`. Where a null
/// has no room, the query ends with its errors as the error.
template <class T>
struct GraphqlResult {
  std::optional<T> data{};         ///< nothing where the server gave nothing at all
  std::vector<ApiError> errors{};  ///< empty where all went well
};

namespace detail {

template <class T>
constexpr bool isGraphqlResult = false;
template <class T>
constexpr bool isGraphqlResult<GraphqlResult<T>> = true;

/// What the struct is that a result is read into.
template <class T>
struct ScreenOf : std::type_identity<T> {};
template <class T>
struct ScreenOf<GraphqlResult<T>> : std::type_identity<T> {};

/// Reads the `data` of a reply with errors. False where a reply has no data; an error where it does
/// not fit.
[[nodiscard]] DIRECTUS_EXPORT Result<bool> readPartial(Decoder& decoder, const Error& error,
                                                       const TypeInfo& type, bool isTyped,
                                                       void* target);

/// Fills `target` from the reply to a typed query.
[[nodiscard]] DIRECTUS_EXPORT Result<void> readTyped(Decoder& decoder, const HttpResponse& response,
                                                     const TypeInfo& type, void* target);

template <class T>
Result<GraphqlResult<T>> readBoth(const HttpResponse& response, Decoder& decoder, bool isTyped) {
  GraphqlResult<T> both;
  {
    T data{};
    const auto read = isTyped ? readTyped(decoder, response, typeInfo<T>(), &data)
                              : readReply(decoder, response, typeInfo<T>(), &data);
    if (read) {
      both.data.emplace(std::move(data));
      return both;
    }
    both.errors = read.error().errors();
    T part{};
    auto partial = readPartial(decoder, read.error(), typeInfo<T>(), isTyped, &part);
    if (!partial) return partial.error();
    if (*partial) both.data.emplace(std::move(part));
  }
  return both;
}

template <class T>
struct ReplyReader<GraphqlResult<T>> {
  static Result<GraphqlResult<T>> read(HttpResponse& response, Decoder& decoder) {
    return readBoth<T>(response, decoder, false);
  }
};

/// How the reply to a typed query is read: its table says what was asked for.
template <class T>
struct TypedReplyFor {
  using Slot = std::optional<Result<T>>;

  static Result<void> read(void* result, HttpResponse& response, Decoder& decoder) {
    auto& slot = *static_cast<Slot*>(result);
    if constexpr (isGraphqlResult<T>) {
      slot.emplace(readBoth<typename ScreenOf<T>::type>(response, decoder, true));
      if (!*slot) return slot->error();
      return {};
    } else {
      auto read = readTyped(decoder, response, typeInfo<T>(), &*slot.emplace(std::in_place));
      if (!read) slot.emplace(read.error());
      return read;
    }
  }
  static void fail(void* result, const Error& error) { static_cast<Slot*>(result)->emplace(error); }

  static constexpr ReplyOps ops{&read, &fail, nullptr, nullptr};
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
