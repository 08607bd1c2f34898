#pragma once

#include <string>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// `value`, which is of the type that `type` describes, as JSON: what creating sends. Left out are
/// members without a value (an empty optional, a `Ref` to nothing, what its `JsonConversion` calls
/// unset) and a primary key `id` that nobody has set (0, ""). Integers that JavaScript would round
/// go as text.
///
/// Errors: `invalidArgument` naming the path: text that is not UTF-8, NaN or infinity, a value
/// that its `JsonConversion` refuses, objects nested deeper than 128.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> encode(const TypeInfo& type, const void* value);

/// The same, appended; paths in errors start at `root`.
[[nodiscard]] DIRECTUS_EXPORT Result<void> encodeTo(std::string& json, const TypeInfo& type,
                                                    const void* value, std::string_view root = {});

/// Whether an item that is written whole names its own key `id`.
enum class OwnKey : bool { leftOut, sent };

/// An item that exists, whole: as `encode`, but what has no value is null. So are the objects
/// within it that have a key `id`; new ones are as `encode` writes them.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> encodeWhole(const TypeInfo& type,
                                                              const void* value, OwnKey key);

/// A value as JSON that `decodeValue` reads back: nothing is left out.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> encodeAll(const TypeInfo& type,
                                                            const void* value);

/// The members of an item that differ, as `encodeWhole` writes them, without the key `id`: `{}`
/// where none does.
///
/// Errors: as `encode`, and `invalidArgument` when the two are items with different keys.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> encodeChanges(const TypeInfo& type,
                                                                const void* before,
                                                                const void* after);

/// A struct whose members are the variables of a GraphQL query: as `encode`, but its own `id` is a
/// value like any other, also when it is 0 or "".
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> encodeVariables(const TypeInfo& type,
                                                                  const void* value);

/// One member of an object, set or not; "" when no member has that name.
[[nodiscard]] DIRECTUS_EXPORT Result<std::string> encodeMember(const TypeInfo& type,
                                                               const void* value,
                                                               std::string_view name);

}  // namespace DIRECTUS_NAMESPACE::detail
