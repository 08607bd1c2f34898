#pragma once

#include <cstddef>
#include <string_view>

#include <directus/query/value.hpp>
#include <directus/schema/field_name.hpp>
#include <directus/schema/type_info.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a field is to a query.
enum class FieldKind : unsigned char {
  any,  ///< dynamic values: nothing is checked from here on
  boolean,
  number,
  text,
  choice,  ///< a value of an enum
  moment,  ///< a date, with or without a time
  time,    ///< a time of day
  list,    ///< several plain values
  one,     ///< a relation to one item, or a nested object
  many,    ///< a relation to several items
  union_,  ///< a relation to one item of one of several collections
};

enum class PathProblem : unsigned char {
  none,
  unknownField,
  notARelation,
  wrongValue,
  wrongChoice,    ///< text or a number for a field with choices
  wrongMoment,    ///< text or a number for a date or time
  wrongFunction,  ///< not one of Directus', or not for this field
  noCollection,   ///< `item.text` where `item` leads to several collections
  unknownCollection,
  someInCollection,  ///< Directus takes no `_some` and `_none` behind `item:posts`
  tableEnds,         ///< behind a relation of which this table knows the key only
};

struct FoundField {
  FieldKind kind = FieldKind::any;
  const TypeInfo* target = nullptr;  ///< the model behind `one` and `many`, the table of `union_`
  PathProblem problem = PathProblem::none;
  bool tableEnds = false;  ///< there is no `target` in this table
};

/// Whether there are fields behind it. (Its `target` is not asked: with UBSan g++ cannot compare
/// that address while compiling.)
constexpr bool leadsOn(const FoundField& field) {
  return field.kind == FieldKind::one || field.kind == FieldKind::many;
}

constexpr FieldKind textKind(ValueForm form) {
  switch (form) {
    case ValueForm::choice:
      return FieldKind::choice;
    case ValueForm::date:
    case ValueForm::dateTime:
    case ValueForm::timestamp:
    case ValueForm::serverTime:
      return FieldKind::moment;
    case ValueForm::time:
      return FieldKind::time;
    default:
      return FieldKind::text;
  }
}

constexpr FoundField describeField(const TypeInfo* type) {
  while (type->kind == TypeKind::optional) type = type->inner;
  if (type->kind == TypeKind::list) {
    const FoundField item = describeField(type->inner);
    if (item.kind == FieldKind::any) return item;
    return {leadsOn(item) ? FieldKind::many : FieldKind::list, item.target, {}, item.tableEnds};
  }
  if (type->kind == TypeKind::relation) return {FieldKind::one, type->inner, {}, type->endsHere};
  if (type->kind == TypeKind::object) return {FieldKind::one, type, {}};
  if (type->kind == TypeKind::any) return {FieldKind::union_, type, {}};
  switch (type->category) {
    case TypeCategory::boolean:
      return {FieldKind::boolean, nullptr, {}};
    case TypeCategory::number:
      return {FieldKind::number, nullptr, {}};
    case TypeCategory::text:
      return {textKind(type->form), nullptr, {}};
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

/// What a function of Directus makes of a field.
constexpr FoundField applyFunction(std::string_view function, const FoundField& argument) {
  const auto isAny = [&](auto... kinds) {
    return argument.kind == FieldKind::any || ((argument.kind == kinds) || ...);
  };
  if (function == "json" && isAny(FieldKind::list, FieldKind::one)) return {};
  if (function == "count" && isAny(FieldKind::list, FieldKind::many, FieldKind::one))
    return {FieldKind::number, nullptr, {}};
  for (std::string_view part :
       {"year", "month", "week", "day", "weekday", "hour", "minute", "second"})
    if (function == part && isAny(FieldKind::text, FieldKind::moment, FieldKind::time))
      return {FieldKind::number, nullptr, {}};
  return {FieldKind::any, nullptr, PathProblem::wrongFunction};
}

/// `item:posts`, the items of one collection that an m2a leads to.
constexpr FoundField findInCollection(const TypeInfo& model, std::string_view field,
                                      std::string_view collection) {
  const FoundField found = lookUp(model, field);
  if (found.problem != PathProblem::none || found.kind == FieldKind::any) return found;
  if (found.kind != FieldKind::union_) return {found.kind, nullptr, PathProblem::notARelation};
  const AnyOps& any = *found.target->ops.any;
  const std::size_t index = any.find(collection);
  if (index == any.count) return {FieldKind::any, nullptr, PathProblem::unknownCollection};
  return {FieldKind::one, any.alternatives[index].type, {}};
}

/// Follows `path` from field to field. Functions are known by their parentheses and checked by
/// their argument; `$variables` are not checked.
constexpr FoundField followPath(const TypeInfo& model, std::string_view path) {
  const std::string_view name = firstName(path);
  if (name.starts_with('$')) return {};
  if (const auto open = indexOf(name, '('); open != name.npos) {
    const auto argument = name.substr(open + 1, argumentEnd(name) - open - 1);
    const FoundField found = followPath(model, argument);
    if (found.problem != PathProblem::none) return found;
    return applyFunction(name.substr(0, open), found);
  }
  const auto colon = indexOf(name, ':');
  const FoundField found =
      colon == name.npos ? lookUp(model, name)
                         : findInCollection(model, name.substr(0, colon), name.substr(colon + 1));
  if (found.problem != PathProblem::none || name.size() == path.size()) return found;
  if (found.kind == FieldKind::any) return {};
  if (found.kind == FieldKind::union_) return {found.kind, nullptr, PathProblem::noCollection};
  if (!leadsOn(found)) return {found.kind, nullptr, PathProblem::notARelation};
  if (found.tableEnds) return {found.kind, nullptr, PathProblem::tableEnds};
  return followPath(*found.target, path.substr(name.size() + 1));
}

/// Text of any kind.
constexpr bool isTextual(ValueKind value) {
  return value == ValueKind::text || value == ValueKind::pattern || value == ValueKind::choice ||
         value == ValueKind::moment || value == ValueKind::time;
}

/// Whether a value may stand where this field is compared or set. Text may stand for a number or
/// a key: a bigint, a decimal, `$CURRENT_USER`; but not for a date or a choice, where a typing
/// error would be found by nobody.
constexpr bool accepts(FieldKind field, ValueKind value) {
  if (field == FieldKind::any || value == ValueKind::any || value == ValueKind::null) return true;
  const bool isVariable = value == ValueKind::variable;
  switch (field) {
    case FieldKind::boolean:
      return value == ValueKind::boolean;
    case FieldKind::number:
      return value == ValueKind::number || value == ValueKind::text ||
             value == ValueKind::pattern || isVariable;
    case FieldKind::text:
      return isTextual(value) || isVariable;
    case FieldKind::choice:
      return value == ValueKind::choice || value == ValueKind::pattern || isVariable;
    case FieldKind::moment:
      return value == ValueKind::moment || value == ValueKind::pattern || isVariable;
    case FieldKind::time:
      return value == ValueKind::time || value == ValueKind::pattern || isVariable;
    case FieldKind::one:
    case FieldKind::union_:
      return value != ValueKind::boolean;
    case FieldKind::list:
      return value != ValueKind::object;
    default:
      return false;
  }
}

/// What is said of a value that a field does not accept.
constexpr PathProblem refusal(FieldKind field, ValueKind value) {
  if (value == ValueKind::boolean) return PathProblem::wrongValue;
  if (field == FieldKind::choice) return PathProblem::wrongChoice;
  return field == FieldKind::moment || field == FieldKind::time ? PathProblem::wrongMoment
                                                                : PathProblem::wrongValue;
}

/// A field whose values are compared, seen from `start` in the path. Behind a relation Directus
/// compares no keys of an m2a.
constexpr FoundField findComparable(const TypeInfo& model, std::string_view path,
                                    std::size_t start = 0) {
  FoundField found = followPath(model, path);
  if (found.problem == PathProblem::none && found.kind == FieldKind::union_ &&
      firstName(path.substr(start)).size() != path.size() - start)
    found.problem = PathProblem::noCollection;
  return found;
}

constexpr PathProblem checkValue(const TypeInfo& model, std::string_view path, ValueKind value,
                                 std::size_t start = 0) {
  const FoundField found = findComparable(model, path, start);
  if (found.problem != PathProblem::none) return found.problem;
  return accepts(found.kind, value) ? PathProblem::none : refusal(found.kind, value);
}

constexpr PathProblem checkRelation(const TypeInfo& model, std::string_view path) {
  const FoundField found = followPath(model, path);
  if (found.problem != PathProblem::none) return found.problem;
  if (found.kind == FieldKind::union_) return PathProblem::noCollection;
  return found.kind == FieldKind::any || leadsOn(found) ? PathProblem::none
                                                        : PathProblem::notARelation;
}

/// A path to what `some` and `none` ask.
constexpr PathProblem checkSome(const TypeInfo& model, std::string_view path) {
  const PathProblem problem = checkRelation(model, path);
  return problem == PathProblem::none && indexOf(path, ':') != path.npos
             ? PathProblem::someInCollection
             : problem;
}

/// A path to a field of JSON, where values within it are compared.
constexpr PathProblem checkJson(const TypeInfo& model, std::string_view path) {
  const FoundField found = followPath(model, path);
  return found.problem == PathProblem::none ? applyFunction("json", found).problem : found.problem;
}

/// `count`, `sum`, …: what an aggregate does with its fields.
constexpr bool isAggregateFunction(std::string_view name) {
  for (std::string_view known : {"count", "countDistinct", "countAll", "sum", "sumDistinct", "avg",
                                 "avgDistinct", "min", "max"})
    if (name == known) return true;
  return false;
}

/// A path to sort by, which may be the result of an aggregate: `count.id`, `avg.views`.
constexpr PathProblem checkSort(const TypeInfo& model, std::string_view path) {
  const PathProblem problem = followPath(model, path).problem;
  const std::string_view function = firstName(path);
  if (problem != PathProblem::unknownField || !isAggregateFunction(function)) return problem;
  return path.size() == function.size()
             ? PathProblem::none
             : followPath(model, path.substr(function.size() + 1)).problem;
}

}  // namespace DIRECTUS_NAMESPACE::detail
