#pragma once

#include <string_view>

#include <directus/core/url.hpp>
#include <directus/query/fields.hpp>

// What an aggregate asks for, taken while compiling from the struct that its groups are read into:
// a member named like a function of Directus holds what the function gives, all others are the
// groups.

namespace DIRECTUS_NAMESPACE::detail {

constexpr bool isSum(std::string_view function) noexcept {
  return function.starts_with("sum") || function.starts_with("avg");
}

/// `sum.views`: the field must be the model's, and one that can be summed up.
constexpr ShapeProblem compareSums(std::string_view function, const TypeInfo& fields,
                                   const TypeInfo& model, const FieldPath& path) noexcept {
  const ObjectOps& object = *fields.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const FieldPath field{&path, path.depth + 1, askedName(object, i)};
    const FoundField found = followPath(model, field.name);
    if (found.problem == PathProblem::tableEnds) return problemAt(field, ShapeFault::tableEnds);
    if (found.problem != PathProblem::none) return problemAt(field, ShapeFault::unknownField);
    const bool fits = found.kind == FieldKind::number || found.kind == FieldKind::any;
    if (isSum(function) && !fits) return problemAt(field, ShapeFault::noNumber);
  }
  return {};
}

constexpr ShapeProblem compareRow(const TypeInfo& row, const TypeInfo& model) noexcept {
  const ObjectOps& object = *row.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const FieldPath path{nullptr, 0, askedName(object, i)};
    const TypeInfo& type = withoutOptional(*object.fields[i].type);
    ShapeProblem problem;
    if (!isAggregateFunction(path.name))
      problem = compareField(object.asked[i], path.name, model, path);
    else if (type.kind == TypeKind::object)
      problem = compareSums(path.name, type, model, path);
    else if (!path.name.starts_with("count"))
      problem = problemAt(path, ShapeFault::aggregateWithoutFields);
    if (problem.fault != ShapeFault::none) return problem;
  }
  return {};
}

template <class Row, class Model, int Reach = 0>
consteval ShapeProblem findRowProblem() {
  constexpr ShapeProblem problem = compareRow(typeInfo<Row, 0>(), typeInfo<Model, Reach>());
  if constexpr (problem.fault == ShapeFault::tableEnds)
    return findRowProblem<Row, Model, Reach + 1>();
  else
    return problem;
}

template <class Row, class Model>
constexpr ShapeProblem rowProblem = findRowProblem<Row, Model>();

template <FixedText Field, class Row, class Model, ShapeFault Fault>
constexpr bool fieldIsNumber = Fault != ShapeFault::noNumber;
template <FixedText Field, class Row, class Model, ShapeFault Fault>
constexpr bool functionHasFields = Fault != ShapeFault::aggregateWithoutFields;

template <FixedText Field, class Row, class Model, ShapeFault Fault>
struct RowFits {
  static_assert(fieldIsNumber<Field, Row, Model, Fault>,
                "directus: sum and avg take numbers only: this field of the collection's model is "
                "not a number");
  static_assert(functionHasFields<Field, Row, Model, Fault>,
                "directus: say in a nested struct which fields are summed up: struct Sums { int "
                "views{}; }; Sums sum; (count alone may be a number: it counts the items)");
};

/// Refuses, with a sentence, a struct that groups cannot be read into.
template <class Row, class Model>
constexpr void checkRow() noexcept {
  constexpr const ShapeProblem& problem = rowProblem<Row, Model>;
  if constexpr (problem.fault != ShapeFault::none) {
    constexpr FixedText<problem.size> path(problem.path, problem.size);
    static_assert(sizeof(ShapeFits<path, Row, Model, problem.fault>) > 0);
    static_assert(sizeof(RowFits<path, Row, Model, problem.fault>) > 0);
  }
}

/// `["views","price"]`
constexpr void writeNames(FieldWriter& writer, const TypeInfo& fields) noexcept {
  const ObjectOps& object = *fields.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    writer.put(i == 0 ? "[\"" : ",\"");
    writer.put(askedName(object, i));
    writer.put("\"");
  }
  writer.put("]");
}

/// `{"count":"*","sum":["views","price"]}`
constexpr void writeFunctions(FieldWriter& writer, const TypeInfo& row) noexcept {
  const ObjectOps& object = *row.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const std::string_view name = askedName(object, i);
    if (!isAggregateFunction(name)) continue;
    const TypeInfo& type = withoutOptional(*object.fields[i].type);
    writer.put(writer.size == 0 ? "{\"" : ",\"");
    writer.put(name);
    writer.put("\":");
    if (type.kind == TypeKind::object)
      writeNames(writer, type);
    else
      writer.put("\"*\"");
  }
  if (writer.size > 0) writer.put("}");
}

/// `["status","year(date)"]`, nothing where all items are one group.
constexpr void writeGroups(FieldWriter& writer, const TypeInfo& row) noexcept {
  const ObjectOps& object = *row.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const std::string_view name = askedName(object, i);
    if (isAggregateFunction(name)) continue;
    writer.put(writer.size == 0 ? "[\"" : ",\"");
    writer.put(name);
    writer.put("\"");
  }
  if (writer.size > 0) writer.put("]");
}

using WriteRow = void (*)(FieldWriter&, const TypeInfo&) noexcept;

template <class Row, WriteRow Write>
struct RowText {
  static constexpr std::size_t size = [] {
    FieldWriter writer;
    Write(writer, typeInfo<Row, 0>());
    return writer.size;
  }();
  char text[size + 1] = {};

  constexpr RowText() noexcept {
    FieldWriter writer{.writes = true, .out = text};
    Write(writer, typeInfo<Row, 0>());
  }
};

template <class Row, WriteRow Write>
constexpr RowText<Row, Write> rowText{};

/// What to ask for so that the reply fills rows; both live as long as the program.
struct AggregateTexts {
  std::string_view aggregate;  ///< `{"count":"*","sum":["views"]}`
  std::string_view groupBy;    ///< `["status"]`, "" without groups
};

template <class Row>
constexpr AggregateTexts aggregateOf() noexcept {
  using Functions = RowText<Row, &writeFunctions>;
  using Groups = RowText<Row, &writeGroups>;
  return {{rowText<Row, &writeFunctions>.text, Functions::size},
          {rowText<Row, &writeGroups>.text, Groups::size}};
}

/// The query's parameters, and what follows from the row.
///
/// Errors: `invalidArgument` where the query has an `aggregate` or `groupBy` of its own.
[[nodiscard]] DIRECTUS_EXPORT Result<QueryParams> withAggregate(const AggregateTexts& row,
                                                                Result<QueryParams> params);

}  // namespace DIRECTUS_NAMESPACE::detail
