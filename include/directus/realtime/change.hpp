#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <directus/codec/decode.hpp>
#include <directus/commands/key.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE {

/// What a change is about.
enum class ChangeEvent {
  init,     ///< what is there: the first one, and one behind a `gap` that is not recovered
  create,   ///< `items` are new
  update,   ///< `items` have changed
  delete_,  ///< items are gone: `keys`
  gap,      ///< changes before this one may have been lost
};

/// `delete_`: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(ChangeEvent event) noexcept;

/// Why changes may be missing.
enum class GapReason {
  reconnected,   ///< the connection was lost for a while
  tokenExpired,  ///< for a while it was a connection of nobody
  overflow,      ///< changes were not taken in time
  unreadable,    ///< the server sent, or read, something that cannot be read
};

/// `overflow`: the name in the source.
[[nodiscard]] DIRECTUS_EXPORT std::string_view toString(GapReason reason) noexcept;

/// What all changes have in common, whatever the items are.
struct ChangeHead {
  ChangeEvent event{};
  /// With `delete_`. Numbers where they look like numbers: Directus sends them now in this way, now
  /// in that.
  std::vector<Key> keys{};
  std::optional<GapReason> reason{};  ///< with `gap`
  /// With `gap`: `items` is what the subscription's query gives now. False: docs/realtime.md says
  /// what follows.
  bool isRecovered = false;
  std::string uid{};                         ///< of the subscription
  std::optional<std::int64_t> totalCount{};  ///< with `init`, where the query asks for `meta`
  std::optional<std::int64_t> filterCount{};

  /// Whether changes before this one may be missing: since a reconnect, an overflow, an expired
  /// token. An item may come once more after it: take each `create` for an `update`.
  [[nodiscard]] bool isGap() const noexcept { return event == ChangeEvent::gap; }
};

/// One thing that happened to a collection.
///
/// No change is lost without a `gap` before the next one. Directus itself does not report a row
/// that leaves the filter of the query, and does not filter what is deleted.
/// @see https://directus.io/docs/guides/realtime/subscriptions
template <class T>
struct Change : ChangeHead {
  std::vector<T> items{};  ///< with `init`, `create`, `update`, and `gap` where that is recovered
};

namespace detail {

/// How the items of a change are read: `json` is a list. The primary template reads along the table
/// of `T`; `realtime/dynamic_change.hpp` adds `Json`.
template <class T>
struct ItemsReader {
  static Result<void> read(Decoder& decoder, std::string_view json, std::vector<T>& items) {
    return decodeValue(decoder, {.text = json}, typeInfo<std::vector<T>>(), &items, "data");
  }
};

/// A `Change<T>` for compiled code.
struct ChangeOps {
  Result<void> (*readItems)(ChangeHead& change, Decoder& decoder, std::string_view json);
};

template <class T>
struct ChangeOpsFor {
  static Result<void> readItems(ChangeHead& change, Decoder& decoder, std::string_view json) {
    return ItemsReader<T>::read(decoder, json, static_cast<Change<T>&>(change).items);
  }
  static constexpr ChangeOps ops{&readItems};
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
