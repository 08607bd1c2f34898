#pragma once

#include <cstddef>
#include <string_view>

#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

// No address of a table is compared here: under UBSan and -fno-delete-null-pointer-checks g++ takes
// such a comparison for no constant.

/// A shape nested deeper than this contains itself.
constexpr int maxShapeDepth = 32;

/// A field's place in nested structs, innermost first.
struct FieldPath {
  const FieldPath* outer;
  int depth;  ///< the number of structs around it; `outer` is only read when there are any
  std::string_view name{};
  std::string_view collection{};  ///< of an m2a's item, "" for all others
};

/// Writes to `out` once that is there; before, it only counts.
struct FieldWriter {
  std::size_t size = 0;
  bool endless = false;
  bool writes = false;
  char* out = nullptr;

  constexpr void put(std::string_view text) noexcept {
    for (const char c : text) {
      if (writes) out[size] = c;
      ++size;
    }
  }
  constexpr void put(const FieldPath& path) noexcept {
    if (path.depth > 0) {
      put(*path.outer);
      put(".");
    }
    put(path.name);
    if (!path.collection.empty()) {
      put(":");
      put(path.collection);
    }
  }
};

/// What is inside optionals and lists. A struct there means that its fields are asked for.
constexpr const TypeInfo& innermost(const TypeInfo& type) noexcept {
  const bool wraps = type.kind == TypeKind::optional || type.kind == TypeKind::list;
  return wraps ? innermost(*type.inner) : type;
}

}  // namespace DIRECTUS_NAMESPACE::detail
