#pragma once

#include <cstddef>
#include <string_view>

#include <directus/schema/type_info.hpp>

namespace directus::inline v0::detail {

/// A field's place in nested structs, innermost first.
struct FieldPath {
  const FieldPath* outer;
  const TypeInfo* in;  ///< the struct that the field belongs to
  std::string_view name{};

  /// Whether `object` is one of the structs that the path goes through.
  [[nodiscard]] constexpr bool passes(const TypeInfo& object) const noexcept {
    return in == &object || (outer != nullptr && outer->passes(object));
  }
};

/// Writes to `out`, or only counts where there is none.
struct FieldWriter {
  char* out = nullptr;
  std::size_t size = 0;
  bool endless = false;

  constexpr void put(std::string_view text) noexcept {
    for (const char c : text) {
      if (out != nullptr) out[size] = c;
      ++size;
    }
  }
  constexpr void put(const FieldPath& path) noexcept {
    if (path.outer != nullptr) {
      put(*path.outer);
      put(".");
    }
    put(path.name);
  }
};

/// The struct whose fields a field of this type asks for, null when it is asked for by itself.
constexpr const TypeInfo* nestedObject(const TypeInfo* type) noexcept {
  while (type->kind == TypeKind::optional || type->kind == TypeKind::list) type = type->inner;
  return type->kind == TypeKind::object ? type : nullptr;
}

}  // namespace directus::inline v0::detail
