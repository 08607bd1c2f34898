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
template <class T, int Reach>
struct Describe;

template <class T, int Reach>
struct TypeTable {
  static constexpr TypeInfo info = Describe<T, Reach>::info();
};

/// The table of `T`, which leads on through `Reach` relations. The structs behind them cost compile
/// time, and lead to all others of a schema; where only keys are read, 0 will do.
template <class T, int Reach = everyRelation>
constexpr const TypeInfo& typeInfo() noexcept {
  return TypeTable<T, Reach>::info;
}

/// What is left of a reach behind one more relation.
constexpr int reachBehind(int reach) noexcept {
  return reach == everyRelation ? reach : reach - 1;
}

template <class>
constexpr bool isSupported = false;

template <class T>
constexpr bool isCharacter =
    std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
    std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;

template <class T, int Reach>
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
      made.ops.object = &ObjectTable<T, Reach>::ops;
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

template <int Reach>
struct Describe<std::string, Reach> {
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
struct OptionalAccess {
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
};

template <class Optional, class T, int Reach>
struct OptionalTable {
  static constexpr TypeInfo info() noexcept {
    requireNoAny<T>();
    TypeInfo made{.kind = TypeKind::optional,
                  .category = TypeCategory::json,
                  .takesNull = true,
                  .inner = &TypeTable<T, Reach>::info};
    made.ops.optional = &OptionalAccess<Optional, T>::ops;
    return made;
  }
};

template <class T, int Reach>
struct Describe<std::optional<T>, Reach> : OptionalTable<std::optional<T>, T, Reach> {};

template <class T, int Reach>
struct Describe<std::unique_ptr<T>, Reach> : OptionalTable<std::unique_ptr<T>, T, Reach> {};

template <class List>
struct ListAccess {
  static std::size_t size(const void* list) { return static_cast<const List*>(list)->size(); }
  static const void* items(const void* list) { return static_cast<const List*>(list)->data(); }
  static void resize(void* list, std::size_t size) { static_cast<List*>(list)->resize(size); }
  static constexpr ListOps ops{sizeof(typename List::value_type), &size, &items, &resize};
};

template <class T, class Allocator, int Reach>
struct Describe<std::vector<T, Allocator>, Reach> {
  static_assert(!std::is_same_v<T, bool>,
                "directus: std::vector<bool> has no elements to read into: use std::vector<int>");

  static constexpr TypeInfo info() noexcept {
    requireNoAny<T>();
    TypeInfo made{.kind = TypeKind::list,
                  .category = TypeCategory::list,
                  .expected = "array",
                  .inner = &TypeTable<T, Reach>::info};
    made.ops.list = &ListAccess<std::vector<T, Allocator>>::ops;
    return made;
  }
};

template <class T, int Reach>
struct Describe<Extend<T>, Reach> {
  static_assert(!std::is_class_v<T>,
                "directus: Extend<T> adds fields to the struct that has it as a member: it cannot "
                "be in a list or an optional, or be used alone");
  static constexpr TypeInfo info() noexcept { return {}; }
};

template <class T>
struct RelationAccess {
  static RefHolder& holder(void* ref) { return RefAccess::holder(*static_cast<Ref<T>*>(ref)); }
  static const RefHolder& constHolder(const void* ref) {
    return RefAccess::holder(*static_cast<const Ref<T>*>(ref));
  }
  static void* emplaceObject(void* ref) {
    RefHolder& held = holder(ref);
    if (held.object() == nullptr)
      held.own(new T());
    else
      held.state().setObject();
    return held.object();
  }
  static constexpr RelationOps whole{&holder, &constHolder, &emplaceObject};
  static constexpr RelationOps key{&holder, &constHolder, nullptr};
};

template <class T, int Reach>
struct Describe<Ref<T>, Reach> {
  static constexpr TypeInfo info() noexcept {
    TypeInfo made{.kind = TypeKind::relation,
                  .category = TypeCategory::relation,
                  .takesNull = true,
                  .expected = "key or object",
                  .inner = &TypeTable<T, reachBehind(Reach)>::info};
    made.ops.relation = &RelationAccess<T>::whole;
    return made;
  }
};
template <class T>
struct Describe<Ref<T>, 0> {
  static constexpr TypeInfo info() noexcept {
    TypeInfo made{.kind = TypeKind::relation,
                  .category = TypeCategory::relation,
                  .takesNull = true,
                  .endsHere = true,
                  .expected = "key"};
    made.ops.relation = &RelationAccess<T>::key;
    return made;
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
