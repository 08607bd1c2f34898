#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/schema/choices.hpp>
#include <directus/schema/conversion_table.hpp>
#include <directus/schema/object_table.hpp>
#include <directus/schema/ref.hpp>

// Turns a C++ type into a `TypeInfo`. Everything but the offsets is a constant of the compiler;
// a type may contain itself, since a table only takes the addresses of others.

namespace DIRECTUS_NAMESPACE::detail {

/// How a type becomes a table. One specialisation for each kind that is a template.
template <class T>
struct Describe;

template <class T>
struct TypeTable {
  static constexpr TypeInfo info = Describe<T>::info();
};

/// The table of `T`.
template <class T>
constexpr const TypeInfo& typeInfo() noexcept {
  return TypeTable<T>::info;
}

template <class>
constexpr bool isSupported = false;

template <class T>
constexpr bool isCharacter =
    std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
    std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;

template <class T>
struct Describe {
  static constexpr TypeInfo info() noexcept {
    if constexpr (HasTextConversion<T>) {
      return TextTable<T>::info();
    } else if constexpr (HasJsonConversion<T>) {
      return CustomTable<T>::info();
    } else if constexpr (std::is_same_v<T, bool>) {
      return {.kind = TypeKind::boolean,
              .category = TypeCategory::boolean,
              .size = sizeof(T),
              .expected = "boolean"};
    } else if constexpr (std::is_integral_v<T> && !isCharacter<T>) {
      return {.kind = std::is_signed_v<T> ? TypeKind::signedInteger : TypeKind::unsignedInteger,
              .category = TypeCategory::number,
              .size = sizeof(T),
              .expected = "integer"};
    } else if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>) {
      return {.kind = TypeKind::real,
              .category = TypeCategory::number,
              .size = sizeof(T),
              .expected = "number"};
    } else if constexpr (std::is_enum_v<T>) {
      return ChoiceTable<T>::info();
    } else if constexpr (std::is_class_v<T>) {
      TypeInfo made{
          .kind = TypeKind::object, .category = TypeCategory::object, .expected = "object"};
      made.ops.object = &ObjectTable<T>::ops;
      made.tag = &typeTag<T>;
      return made;
    } else {
      static_assert(isSupported<T>,
                    "directus: a value of this type cannot travel as JSON: use bool, an integer, "
                    "double, std::string, an enum class, Decimal, Uuid, Date, Time, DateTime, "
                    "Timestamp, std::optional, std::vector, a struct, Ref, JsonText or Json; or "
                    "specialise directus::JsonConversion for it");
    }
  }
};

template <>
struct Describe<std::string> {
  static constexpr TypeInfo info() noexcept {
    return {.kind = TypeKind::text, .category = TypeCategory::text, .expected = "string"};
  }
};

// As a field of its own an `Any` would not know its collection.
template <class T>
constexpr bool standsAlone = isAny<T>;
template <class T>
constexpr void requireNoAny() {
  static_assert(
      !standsAlone<T>,
      "directus: an Any also reads the field `collection` beside it: make it a direct member of "
      "the junction's struct, not in a list and not optional (an Any can be null itself)");
}

template <class Optional, class T>
struct OptionalTable {
  static void* emplace(void* optional) {
    auto& value = *static_cast<Optional*>(optional);
    if (value) return &*value;
    if constexpr (requires { value.emplace(); })
      return &value.emplace();
    else
      return (value = std::make_unique<T>()).get();
  }
  static void reset(void* optional) { static_cast<Optional*>(optional)->reset(); }
  static const void* get(const void* optional) {
    const auto& value = *static_cast<const Optional*>(optional);
    return value ? &*value : nullptr;
  }
  static constexpr OptionalOps ops{&emplace, &reset, &get};

  static constexpr TypeInfo info() noexcept {
    requireNoAny<T>();
    TypeInfo made{.kind = TypeKind::optional,
                  .category = TypeCategory::json,
                  .takesNull = true,
                  .inner = &TypeTable<T>::info};
    made.ops.optional = &ops;
    return made;
  }
};

template <class T>
struct Describe<std::optional<T>> : OptionalTable<std::optional<T>, T> {};

template <class T>
struct Describe<std::unique_ptr<T>> : OptionalTable<std::unique_ptr<T>, T> {};

template <class T, class Allocator>
struct Describe<std::vector<T, Allocator>> {
  using List = std::vector<T, Allocator>;
  static_assert(!std::is_same_v<T, bool>,
                "directus: std::vector<bool> has no elements to read into: use std::vector<int>");

  static std::size_t size(const void* list) { return static_cast<const List*>(list)->size(); }
  static const void* items(const void* list) { return static_cast<const List*>(list)->data(); }
  static void resize(void* list, std::size_t size) { static_cast<List*>(list)->resize(size); }
  static constexpr ListOps ops{sizeof(T), &size, &items, &resize};

  static constexpr TypeInfo info() noexcept {
    requireNoAny<T>();
    TypeInfo made{.kind = TypeKind::list,
                  .category = TypeCategory::list,
                  .expected = "array",
                  .inner = &TypeTable<T>::info};
    made.ops.list = &ops;
    return made;
  }
};

template <class T>
struct Describe<Extend<T>> {
  static_assert(!std::is_class_v<T>,
                "directus: Extend<T> adds fields to the struct that has it as a member: it cannot "
                "be in a list or an optional, or be used alone");
  static constexpr TypeInfo info() noexcept { return {}; }
};

template <class T>
struct Describe<Ref<T>> {
  static RefState& state(void* ref) { return RefAccess::state(*static_cast<Ref<T>*>(ref)); }
  static const RefState& constState(const void* ref) {
    return RefAccess::state(*static_cast<const Ref<T>*>(ref));
  }
  static void* emplaceObject(void* ref) {
    return &RefAccess::emplaceObject(*static_cast<Ref<T>*>(ref));
  }
  static const void* object(const void* ref) {
    const auto& held = *static_cast<const Ref<T>*>(ref);
    return held.hasObject() ? &*held : nullptr;
  }
  static constexpr RelationOps ops{&state, &constState, &emplaceObject, &object};

  static constexpr TypeInfo info() noexcept {
    TypeInfo made{.kind = TypeKind::relation,
                  .category = TypeCategory::relation,
                  .takesNull = true,
                  .expected = "key or object",
                  .inner = &TypeTable<T>::info};
    made.ops.relation = &ops;
    return made;
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
