#pragma once

#include <cstddef>
#include <string_view>

#include <directus/schema/type_info.hpp>
#include <directus/schema/value.hpp>

namespace directus::inline v0::detail {

/// What a field is to a query.
enum class FieldKind : unsigned char {
  any,  ///< dynamic values: nothing is checked from here on
  boolean,
  number,
  text,
  list,  ///< several plain values
  one,   ///< a relation to one item, or a nested object
  many,  ///< a relation to several items
};

enum class PathProblem : unsigned char { none, unknownField, notARelation, wrongValue };

struct FoundField {
  FieldKind kind = FieldKind::any;
  const TypeInfo* target = nullptr;  ///< the model behind `one` and `many`
  PathProblem problem = PathProblem::none;
};

/// `find` as a loop: with UBSan g++ 12 cannot do that of the library on a template argument while
/// compiling.
constexpr std::size_t indexOf(std::string_view text, char wanted) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == wanted) return i;
  return std::string_view::npos;
}

/// Where the first argument of `json(data,k)` ends.
constexpr std::size_t argumentEnd(std::string_view function) {
  const std::size_t comma = indexOf(function, ',');
  return comma != std::string_view::npos ? comma : indexOf(function, ')');
}

/// The first name of `a.b.c`; dots between parentheses are no ends.
constexpr std::string_view firstName(std::string_view path) {
  int depth = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '(')
      ++depth;
    else if (path[i] == ')')
      --depth;
    else if (path[i] == '.' && depth == 0)
      return path.substr(0, i);
  }
  return path;
}

/// Whether there are fields behind it. (Its `target` is not asked: with UBSan g++ cannot compare
/// that address while compiling.)
constexpr bool leadsOn(const FoundField& field) {
  return field.kind == FieldKind::one || field.kind == FieldKind::many;
}

constexpr FoundField describeField(const TypeInfo* type) {
  while (type->kind == TypeKind::optional) type = type->inner;
  if (type->kind == TypeKind::list) {
    const FoundField item = describeField(type->inner);
    if (item.kind == FieldKind::any) return item;
    return {leadsOn(item) ? FieldKind::many : FieldKind::list, item.target, {}};
  }
  if (type->kind == TypeKind::relation) return {FieldKind::one, type->inner, {}};
  if (type->kind == TypeKind::object) return {FieldKind::one, type, {}};
  switch (type->category) {
    case TypeCategory::boolean:
      return {FieldKind::boolean, nullptr, {}};
    case TypeCategory::number:
      return {FieldKind::number, nullptr, {}};
    case TypeCategory::text:
      return {FieldKind::text, nullptr, {}};
    case TypeCategory::list:
      return {FieldKind::list, nullptr, {}};
    default:
      return {};
  }
}

constexpr FoundField lookUp(const TypeInfo& model, std::string_view name) {
  const ObjectOps& object = *model.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i)
    if (object.fields[i].nameView() == name) return describeField(object.fields[i].type);
  return {FieldKind::any, nullptr, PathProblem::unknownField};
}

/// Follows `path` from field to field. Functions are known by their parentheses and checked by
/// their argument; `$variables` and the collections of an m2a (`item:posts`) are not checked.
constexpr FoundField followPath(const TypeInfo& model, std::string_view path) {
  const std::string_view name = firstName(path);
  if (name.starts_with('$')) return {};
  if (const auto open = indexOf(name, '('); open != name.npos) {
    const auto argument = name.substr(open + 1, argumentEnd(name) - open - 1);
    const FoundField found = followPath(model, argument);
    if (found.problem != PathProblem::none) return found;
    return {name.starts_with("json(") ? FieldKind::any : FieldKind::number, nullptr, {}};
  }
  if (const auto colon = indexOf(name, ':'); colon != name.npos)
    return {FieldKind::any, nullptr, lookUp(model, name.substr(0, colon)).problem};
  const FoundField found = lookUp(model, name);
  if (found.problem != PathProblem::none || name.size() == path.size()) return found;
  if (found.kind == FieldKind::any) return {};
  if (!leadsOn(found)) return {found.kind, nullptr, PathProblem::notARelation};
  return followPath(*found.target, path.substr(name.size() + 1));
}

/// Whether a value may stand where this field is compared or set. Text may stand for a number or
/// a key: `$NOW`, `$CURRENT_USER.id`, a bigint, a decimal.
constexpr bool accepts(FieldKind field, ValueKind value) {
  if (field == FieldKind::any || value == ValueKind::any || value == ValueKind::null) return true;
  switch (field) {
    case FieldKind::boolean:
      return value == ValueKind::boolean;
    case FieldKind::number:
      return value == ValueKind::number || value == ValueKind::text;
    case FieldKind::text:
      return value == ValueKind::text;
    case FieldKind::one:
      return value != ValueKind::boolean;
    case FieldKind::list:
      return value != ValueKind::object;
    default:
      return false;
  }
}

constexpr PathProblem checkValue(const TypeInfo& model, std::string_view path, ValueKind value) {
  const FoundField found = followPath(model, path);
  if (found.problem != PathProblem::none) return found.problem;
  return accepts(found.kind, value) ? PathProblem::none : PathProblem::wrongValue;
}

constexpr PathProblem checkRelation(const TypeInfo& model, std::string_view path) {
  const FoundField found = followPath(model, path);
  if (found.problem != PathProblem::none) return found.problem;
  return found.kind == FieldKind::any || found.kind == FieldKind::one ||
                 found.kind == FieldKind::many
             ? PathProblem::none
             : PathProblem::notARelation;
}

/// A path to sort by, which may be the result of an aggregate: `count.id`, `avg.views`.
constexpr PathProblem checkSort(const TypeInfo& model, std::string_view path) {
  const PathProblem problem = followPath(model, path).problem;
  if (problem != PathProblem::unknownField) return problem;
  const std::string_view function = firstName(path);
  for (std::string_view known : {"count", "countDistinct", "countAll", "sum", "sumDistinct", "avg",
                                 "avgDistinct", "min", "max"})
    if (function == known)
      return path.size() == function.size()
                 ? PathProblem::none
                 : followPath(model, path.substr(function.size() + 1)).problem;
  return problem;
}

}  // namespace directus::inline v0::detail
