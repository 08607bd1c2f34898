#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <directus/codec/decode.hpp>
#include <directus/live/live_change.hpp>
#include <directus/schema/type_table.hpp>

// How the items of a live query, which the library keeps as bytes, become those of the program.

namespace DIRECTUS_NAMESPACE::detail {

/// The items of a list as JSON.
struct LiveBytes {
  const std::string_view* items;
  std::size_t count;
  bool leavesMissing;  ///< see `DecodeRules`
};

/// Reads one of them into `target`, which is of that type. Errors: as `decodeValue`, named by its
/// place: `data[3].title`.
[[nodiscard]] DIRECTUS_EXPORT Result<void> decodeLiveItem(Decoder& decoder, const LiveBytes& bytes,
                                                          std::size_t index, const TypeInfo& type,
                                                          void* target);

/// The primary template reads along the table of `T`; `live/dynamic_live.hpp` adds `Json`.
template <class T>
struct LiveReader {
  static Result<void> read(Decoder& decoder, const LiveBytes& bytes, std::size_t index, T& item) {
    return decodeLiveItem(decoder, bytes, index, typeInfo<T>(), &item);
  }
};

/// A `std::shared_ptr<const std::vector<T>>` without its type.
using LiveItems = std::shared_ptr<const void>;

/// Makes them of their bytes.
using ReadLiveItems = Result<LiveItems> (*)(Decoder& decoder, const LiveBytes& bytes);

template <class T>
Result<LiveItems> readLiveItems(Decoder& decoder, const LiveBytes& bytes) {
  auto items = std::make_shared<std::vector<T>>(bytes.count);
  for (std::size_t i = 0; i < bytes.count; ++i)
    if (auto read = LiveReader<T>::read(decoder, bytes, i, (*items)[i]); !read) return read.error();
  return LiveItems(std::move(items));
}

template <class T>
std::shared_ptr<const std::vector<T>> typedItems(const LiveItems& items) {
  return std::static_pointer_cast<const std::vector<T>>(items);
}

/// A `LiveChange` without its type.
struct LiveDelta {
  LiveItems items{};
  LiveItems before{};
  ListSteps steps{};
};

template <class T>
LiveChange<T> typedChange(LiveDelta delta) {
  LiveChange<T> change;
  change.items = typedItems<T>(delta.items);
  change.before = typedItems<T>(delta.before);
  change.removed = std::move(delta.steps.removed);
  change.moved = std::move(delta.steps.moved);
  change.added = std::move(delta.steps.added);
  change.changed = std::move(delta.steps.changed);
  return change;
}

}  // namespace DIRECTUS_NAMESPACE::detail
