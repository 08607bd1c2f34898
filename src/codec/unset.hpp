#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

template <class T>
T load(const void* value) noexcept {
  T loaded;
  std::memcpy(&loaded, value, sizeof loaded);
  return loaded;
}

inline std::int64_t loadSigned(std::size_t size, const void* value) noexcept {
  switch (size) {
    case 1:
      return load<std::int8_t>(value);
    case 2:
      return load<std::int16_t>(value);
    case 4:
      return load<std::int32_t>(value);
    default:
      return load<std::int64_t>(value);
  }
}

inline std::uint64_t loadUnsigned(std::size_t size, const void* value) noexcept {
  switch (size) {
    case 1:
      return load<std::uint8_t>(value);
    case 2:
      return load<std::uint16_t>(value);
    case 4:
      return load<std::uint32_t>(value);
    default:
      return load<std::uint64_t>(value);
  }
}

/// What creating leaves to the server: its default, a preset, nothing. A key is something to be
/// left out in an item only.
[[nodiscard]] bool isUnset(const FieldInfo& field, const void* value, bool inItem);

}  // namespace DIRECTUS_NAMESPACE::detail
