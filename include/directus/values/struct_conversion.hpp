#pragma once

#include <string>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/schema/json_conversion.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// The table of a struct as such, whatever its `JsonConversion` says.
template <class T>
struct StructTable {
  static constexpr TypeInfo info = [] {
    TypeInfo made{.kind = TypeKind::object, .category = TypeCategory::object, .expected = "object"};
    made.ops.object = &ObjectTable<T>::ops;
    return made;
  }();
};

[[nodiscard]] DIRECTUS_EXPORT bool decodeStruct(std::string_view json, const TypeInfo& type,
                                                void* object);
[[nodiscard]] DIRECTUS_EXPORT bool encodeStruct(const TypeInfo& type, const void* object,
                                                std::string& json);

}  // namespace detail

/// Lets a model have members of a struct that is an object within a field of JSON, such as an entry
/// of a repeater: a query asks for the field as a whole, not for fields of a relation.
/// ```
/// template <>
/// struct directus::JsonConversion<Question> : directus::StructConversion<Question> {};
/// ```
/// Members without a value are left out when it is sent; members of the JSON that the struct does
/// not have are passed over when it is read, and lost when it is sent back.
template <class T>
struct StructConversion {
  static constexpr const char* expected = "object";

  /// False when the JSON does not fit `T`.
  static bool decode(std::string_view json, T& value) {
    return detail::decodeStruct(json, detail::StructTable<T>::info, &value);
  }
  /// Appends; false when a value cannot be sent.
  static bool encode(const T& value, std::string& json) {
    return detail::encodeStruct(detail::StructTable<T>::info, &value, json);
  }
};

}  // namespace DIRECTUS_NAMESPACE
