#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/error.hpp>
#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The bytes of a reply.
struct ReplyBytes {
  std::string_view text;
  std::size_t padding = 0;  ///< readable bytes behind the end; copied unless 64, the first a NUL
  int status = 200;         ///< goes into errors
  /// A typed query's reply: keys come as `{"id":…}`, functions as `{"year":…}`, the groups of an
  /// aggregate below `group`, fields that several fragments share behind the number of theirs.
  bool isGraphql = false;
};

/// What a reply has beside `data`.
struct ReplyMeta {
  std::optional<std::int64_t> totalCount{};
  std::optional<std::int64_t> filterCount{};
};

/// What a reply says besides, or instead of, its data.
struct ErrorBody {
  std::vector<ApiError> errors{};  ///< empty when `errors` is missing or no list of objects
  bool hasErrors = false;          ///< `errors` is there and not null
  std::string data{};              ///< `data` as JSON text, "" if none
};

/// What an error says of such a reply: never "".
[[nodiscard]] std::string messageOf(const ErrorBody& body);

/// The error of a reply with `errors`, whatever its status.
[[nodiscard]] Error errorOf(int status, ErrorBody body);

/// Takes out of an error body what may not be shown.
class ErrorCleaner {
 public:
  virtual ~ErrorCleaner() = default;
  virtual void clean(ErrorBody& body) const = 0;
};

/// How replies are read.
struct DecodeRules {
  /// Members that the object in `data` does not have stay as they are. Else that is an error,
  /// unless they are optional, or lists of related items.
  bool leavesMissing = false;
  const ErrorCleaner* cleaner = nullptr;  ///< of every error body that is read; not owned
};

/// Owns the parser: keeps its memory from reply to reply, so lend it, one for each call that
/// decodes at the same time. Gives memory back after a row of much smaller replies.
class DIRECTUS_EXPORT Decoder {
 public:
  Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
  ~Decoder();

  /// Holds until it is said otherwise.
  void follow(const DecodeRules& rules) noexcept;

  struct State;
  [[nodiscard]] State& state() noexcept { return *state_; }

 private:
  State* state_;  // owned; a std::unique_ptr costs each file that includes this
};

/// Fills `target`, which is of the type that `type` describes, from the `data` of a reply; a reply
/// without `data` is the value itself.
///
/// Errors: `api` (with `data`) when the reply has `errors`; `decode` naming the path in the reply
/// when it is not JSON or does not fit; `target` is then valid but half filled.
[[nodiscard]] DIRECTUS_EXPORT Result<void> decodeReply(Decoder& decoder, const ReplyBytes& reply,
                                                       const TypeInfo& type, void* target,
                                                       ReplyMeta& meta);

/// The JSON text of a reply's `data`, or the whole text of a reply without it; points into `reply`.
///
/// Errors: as `decodeReply`, but what is in `data` is checked for its nesting only.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string_view> splitReply(Decoder& decoder,
                                                                  const ReplyBytes& reply,
                                                                  ReplyMeta& meta);

/// Reads JSON without an envelope, of GraphQL where `json` says so. Errors: `decode`, paths start
/// at `root`.
[[nodiscard]] DIRECTUS_EXPORT Result<void> decodeValue(Decoder& decoder, const ReplyBytes& json,
                                                       const TypeInfo& type, void* target,
                                                       std::string_view root = {});

/// Reads the body of a refused request. Never fails: a body that is not an error of Directus gives
/// no `errors`.
[[nodiscard]] DIRECTUS_EXPORT ErrorBody parseErrorBody(Decoder& decoder, const ReplyBytes& reply);

}  // namespace DIRECTUS_NAMESPACE::detail
