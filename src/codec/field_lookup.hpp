#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

constexpr std::uint8_t noField = 0xff;

/// Field names differ in their length, their ends or their middle.
inline std::size_t nameHash(std::string_view name) noexcept {
  if (name.empty()) return 0;
  const auto at = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
  };
  return name.size() * 7 + at(0) + at(name.size() - 1) * 5 + at(name.size() / 2) * 3;
}

/// The index of the field called `name`, `noField` for an unknown name.
inline std::size_t findField(const ObjectOps& ops, const ObjectLayout& layout,
                             std::string_view name) noexcept {
  for (std::size_t bucket = nameHash(name);; ++bucket) {
    const std::uint8_t index = layout.buckets[bucket & layout.bucketMask];
    if (index == noField || ops.fields[index].nameView() == name) return index;
  }
}

template <class Word>
[[nodiscard]] inline bool sameWord(const char* a, const char* b) noexcept {
  Word x;
  Word y;
  std::memcpy(&x, a, sizeof x);
  std::memcpy(&y, b, sizeof y);
  return x == y;
}

/// `memcmp` for names, which are short: a call would cost more than the comparison.
[[nodiscard]] inline bool sameBytes(const char* a, const char* b, std::size_t size) noexcept {
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8)
      if (!sameWord<std::uint64_t>(a + i, b + i)) return false;
    return sameWord<std::uint64_t>(a + size - 8, b + size - 8);
  }
  if (size >= 4)
    return sameWord<std::uint32_t>(a, b) && sameWord<std::uint32_t>(a + size - 4, b + size - 4);
  if (size >= 2)
    return sameWord<std::uint16_t>(a, b) && sameWord<std::uint16_t>(a + size - 2, b + size - 2);
  return size == 0 || *a == *b;
}

/// The bytes of a reply that may be read: `end` is behind the last of them.
struct KeyText {
  const char* begin;
  const char* end;

  /// Whether the key that starts at `begin` is `name`, closing quote included.
  [[nodiscard]] bool is(const FieldInfo& field) const noexcept {
    return field.nameSize < static_cast<std::size_t>(end - begin) && begin[field.nameSize] == '"' &&
           sameBytes(begin, field.name, field.nameSize);
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
