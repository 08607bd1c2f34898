#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <directus/schema/type_info.hpp>

namespace directus::inline v0::detail {

constexpr std::uint8_t noField = 0xff;

/// Field names differ in their length, their ends or their middle.
inline std::size_t hashOf(std::string_view name) noexcept {
  if (name.empty()) return 0;
  const auto at = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
  };
  return name.size() * 7 + at(0) + at(name.size() - 1) * 5 + at(name.size() / 2) * 3;
}

/// The index of the field called `name`, `noField` when there is none.
inline std::size_t findField(const ObjectOps& ops, const ObjectLayout& layout,
                             std::string_view name) noexcept {
  for (std::size_t bucket = hashOf(name);; ++bucket) {
    const std::uint8_t index = layout.buckets[bucket & layout.bucketMask];
    if (index == noField || ops.fields[index].nameView() == name) return index;
  }
}

/// The bytes of a reply that may be read: `end` is behind the last of them.
struct KeyText {
  const char* begin;
  const char* end;

  /// Whether the key that starts at `begin` is `name`, closing quote included.
  [[nodiscard]] bool is(const FieldInfo& field) const noexcept {
    return field.nameSize < static_cast<std::size_t>(end - begin) && begin[field.nameSize] == '"' &&
           std::memcmp(begin, field.name, field.nameSize) == 0;
  }
};

}  // namespace directus::inline v0::detail
