#pragma once

#include <optional>
#include <utility>

#include <directus/call/reply.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// How a reply is handed over: `result` is an empty `std::optional<Result<T>>`.
struct ReplyOps {
  /// Fills it, with an error where the reply is not a `T`; gives that error.
  Result<void> (*read)(void* result, HttpResponse& response, Decoder& decoder);
  void (*fail)(void* result, const Error& error);
  /// Fills it with what stands for nothing: an empty list, an empty optional. Null where a `T` has
  /// no room for that.
  void (*nothing)(void* result);
  bool takesNotModified;  ///< 304 is a reply like any other, not an error
};

/// Where the reply of a call goes, and how.
struct ReplySlot {
  const ReplyOps* ops;
  void* result;

  Result<void> read(HttpResponse& response, Decoder& decoder) const {
    return ops->read(result, response, decoder);
  }
  void fail(const Error& error) const { ops->fail(result, error); }
};

template <class T, int Reach = everyRelation>
struct ReplyFor {
  using Slot = std::optional<Result<T>>;
  using Reader = ReplyReader<T, Reach>;

  static Result<void> read(void* result, HttpResponse& response, Decoder& decoder) {
    auto& slot = *static_cast<Slot*>(result);
    if constexpr (requires { Reader::type; }) {
      auto read = readReply(decoder, response, Reader::type, &*slot.emplace(std::in_place));
      if (!read) fail(result, read.error());
      return read;
    } else {
      slot.emplace(Reader::read(response, decoder));
      if (!*slot) return slot->error();
      return {};
    }
  }
  static void fail(void* result, const Error& error) { static_cast<Slot*>(result)->emplace(error); }

  static void nothing(void* result) {
    if constexpr (std::is_void_v<T>)
      static_cast<Slot*>(result)->emplace();
    else
      static_cast<Slot*>(result)->emplace(std::in_place);
  }
  static constexpr auto nothingOf() noexcept {
    if constexpr (requires { requires Reader::takesNothing; })
      return &nothing;
    else
      return nullptr;
  }

  static constexpr ReplyOps ops{&read, &fail, nothingOf(), std::is_same_v<T, HttpResponse>};

  [[nodiscard]] static ReplySlot slot(Slot& result) noexcept { return {&ops, &result}; }
};

}  // namespace DIRECTUS_NAMESPACE::detail
