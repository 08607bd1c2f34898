#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <directus/query/field_path.hpp>
#include <directus/query/model_path.hpp>
#include <directus/schema/fixed_text.hpp>
#include <directus/schema/type_table.hpp>

// Whether a shape fits its collection's model, found while compiling by walking both tables.

namespace DIRECTUS_NAMESPACE::detail {

enum class ShapeFault {
  none,
  unknownField,
  otherType,
  noRelation,
  endless,
  wrongFunction,
  nestedAlias,
  severalCollections,
  oneCollection,
  unknownCollection,
  noNumber,
  aggregateWithoutFields,
  tableEnds,  ///< behind a relation of which this table knows the key only
};

struct ShapeProblem {
  static constexpr std::size_t maxSize = 255;
  ShapeFault fault = ShapeFault::none;
  std::size_t size = 0;
  char path[maxSize + 1] = {};
};

constexpr ShapeProblem problemAt(const FieldPath& path, ShapeFault fault) noexcept {
  FieldWriter length;
  length.put(path);
  // A path too long to print is named by its end.
  if (length.size > ShapeProblem::maxSize)
    return problemAt({nullptr, 0, path.name.substr(0, ShapeProblem::maxSize)}, fault);
  ShapeProblem problem{.fault = fault, .size = length.size};
  FieldWriter writer{.writes = true, .out = problem.path};
  writer.put(path);
  return problem;
}

constexpr const TypeInfo& withoutOptional(const TypeInfo& type) noexcept {
  return type.kind == TypeKind::optional ? withoutOptional(*type.inner) : type;
}

/// Whether a value of the model's type can be read into the shape's.
constexpr bool isReadableAs(TypeCategory shape, TypeCategory model) noexcept {
  using enum TypeCategory;
  if (shape == model || shape == json || model == json) return true;
  // A relation is asked for by its key.
  const auto isKey = [](TypeCategory c) { return c == text || c == number || c == relation; };
  return isKey(shape) && isKey(model) && (shape == relation || model == relation);
}

/// Text whose form both sides name: a `Timestamp` is not a `DateTime`. A `std::string` has any
/// form.
constexpr bool isFormReadableAs(ValueForm shape, ValueForm model) noexcept {
  return shape == model || shape == ValueForm::plain || model == ValueForm::plain;
}

/// What a relation to `model` is asked for by: its key, as far as the model names it `id`.
constexpr bool isKeyReadableAs(const TypeInfo& shape, const TypeInfo& model) noexcept {
  using enum TypeCategory;
  if (model.kind != TypeKind::object) return true;
  const ObjectOps& related = *model.ops.object;
  const std::size_t index = indexOf(related, "id");
  if (index == related.fieldCount) return true;
  const TypeInfo& key = withoutOptional(*related.fields[index].type);
  if (key.category == json) return true;
  return shape.category == key.category && isFormReadableAs(shape.form, key.form);
}

constexpr ShapeProblem compareObjects(const TypeInfo& shape, const TypeInfo& model,
                                      FieldPath path) noexcept;

/// Each collection of the shape's `Any` has to be one of the model's.
constexpr ShapeProblem compareAlternatives(const TypeInfo& shape, const TypeInfo& model,
                                           FieldPath path) noexcept {
  if (model.category == TypeCategory::json) return {};
  if (model.kind != TypeKind::any) return problemAt(path, ShapeFault::oneCollection);
  if (path.depth >= maxShapeDepth) return problemAt({nullptr, 0, path.name}, ShapeFault::endless);
  const AnyOps& asked = *shape.ops.any;
  const AnyOps& known = *model.ops.any;
  for (std::size_t i = 0; i < asked.count; ++i) {
    path.collection = asked.alternatives[i].nameView();
    const std::size_t index = known.find(path.collection);
    if (index == known.count) return problemAt(path, ShapeFault::unknownCollection);
    const auto problem = detail::compareObjects(
        *asked.alternatives[i].type, *known.alternatives[index].type, {&path, path.depth + 1});
    if (problem.fault != ShapeFault::none) return problem;
  }
  return {};
}

constexpr ShapeProblem compareKeys(const TypeInfo& shape, const TypeInfo& model,
                                   const FieldPath& path) noexcept {
  using enum TypeCategory;
  if (!isReadableAs(shape.category, relation)) return problemAt(path, ShapeFault::otherType);
  if (shape.category == relation || shape.category == json) return {};
  if (model.endsHere) return problemAt(path, ShapeFault::tableEnds);
  const TypeInfo& related = model.kind == TypeKind::object ? model : *model.inner;
  return isKeyReadableAs(shape, related) ? ShapeProblem{} : problemAt(path, ShapeFault::otherType);
}

constexpr ShapeProblem compareTypes(const TypeInfo& shapeType, const TypeInfo& modelType,
                                    const FieldPath& path) noexcept {
  const TypeInfo& shape = withoutOptional(shapeType);
  const TypeInfo& model = withoutOptional(modelType);
  if (shape.kind == TypeKind::list && model.kind == TypeKind::list)
    return detail::compareTypes(*shape.inner, *model.inner, path);
  if (shape.kind == TypeKind::any) return detail::compareAlternatives(shape, model, path);
  if (shape.kind == TypeKind::object) {
    const FieldPath inside{&path, path.depth + 1};
    if (inside.depth > maxShapeDepth)
      return problemAt({nullptr, 0, path.name}, ShapeFault::endless);
    if (model.kind == TypeKind::object) return detail::compareObjects(shape, model, inside);
    if (model.endsHere) return problemAt(path, ShapeFault::tableEnds);
    if (model.kind == TypeKind::relation)
      return detail::compareObjects(shape, *model.inner, inside);
    return problemAt(path, model.kind == TypeKind::any ? ShapeFault::severalCollections
                                                       : ShapeFault::noRelation);
  }
  // The items of a list of structs can be asked for by key, too.
  if (model.kind == TypeKind::object || model.kind == TypeKind::relation)
    return detail::compareKeys(shape, model, path);
  const bool fits =
      isReadableAs(shape.category, model.category) && isFormReadableAs(shape.form, model.form);
  return fits ? ShapeProblem{} : problemAt(path, ShapeFault::otherType);
}

/// `year(date)`, `count(comments)`: their argument is the model's, what they give is a number.
constexpr ShapeProblem compareFunction(const TypeInfo& shape, const TypeInfo& model,
                                       std::string_view function, const FieldPath& path) noexcept {
  const FoundField found = followPath(model, function);
  if (found.problem == PathProblem::unknownField) return problemAt(path, ShapeFault::unknownField);
  if (found.problem == PathProblem::tableEnds) return problemAt(path, ShapeFault::tableEnds);
  if (found.problem != PathProblem::none) return problemAt(path, ShapeFault::wrongFunction);
  const bool fits = found.kind == FieldKind::any ||
                    isReadableAs(withoutOptional(shape).category, TypeCategory::number);
  return fits ? ShapeProblem{} : problemAt(path, ShapeFault::otherType);
}

constexpr ShapeProblem compareField(const FieldInfo& asked, std::string_view source,
                                    const TypeInfo& model, const FieldPath& path) noexcept {
  if (isFunction(source)) return detail::compareFunction(*asked.type, model, source, path);
  const ObjectOps& known = *model.ops.object;
  const std::size_t index = indexOf(known, source);
  return index == known.fieldCount
             ? problemAt(path, ShapeFault::unknownField)
             : detail::compareTypes(*asked.type, *known.fields[index].type, path);
}

/// The order in which fields are looked at: an `Any` before the field of its collection, since that
/// the field is not an `Any` says more than that the collection is missing.
constexpr std::size_t anyFirst(const ObjectOps& object, std::size_t i) noexcept {
  const auto isCollection = [&](std::size_t at) {
    return object.fields[at].type->kind == TypeKind::collection;
  };
  if (isCollection(i)) return i + 1;
  return i > 0 && isCollection(i - 1) ? i - 1 : i;
}

constexpr ShapeProblem compareObjects(const TypeInfo& shape, const TypeInfo& model,
                                      FieldPath path) noexcept {
  const ObjectOps& object = *shape.ops.object;
  for (std::size_t i = 0; i < object.fieldCount; ++i) {
    const FieldInfo& asked = object.asked[anyFirst(object, i)];
    path.name = asked.nameView();
    if (comesUnasked(path.name)) continue;
    if (object.hasRenames && path.depth > 0 && isAlias(path.name))
      return problemAt(path, ShapeFault::nestedAlias);
    const auto problem = detail::compareField(
        asked, object.hasRenames ? sourceName(path.name) : path.name, model, path);
    if (problem.fault != ShapeFault::none) return problem;
  }
  return {};
}

/// Of a model whose table leads on through `Reach` relations: as many as the shape asks for.
template <class Shape, class Model, int Reach = 0>
consteval ShapeProblem findShapeProblem() {
  constexpr ShapeProblem problem = [] {
    const TypeInfo& shape = innermost(typeInfo<Shape, 0>());
    return shape.kind == TypeKind::object
               ? detail::compareObjects(shape, typeInfo<Model, Reach>(), {nullptr, 0})
               : ShapeProblem{};
  }();
  if constexpr (problem.fault == ShapeFault::tableEnds)
    return findShapeProblem<Shape, Model, Reach + 1>();
  else
    return problem;
}

template <class Shape, class Model>
constexpr ShapeProblem shapeProblem = findShapeProblem<Shape, Model>();

// The field's path is a template argument so that compilers print it: clang in the error itself,
// g++ in the line above.
template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool modelHasField = Fault != ShapeFault::unknownField;
template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool fieldIsRelation = Fault != ShapeFault::noRelation;
template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool fieldHasModelsType = Fault != ShapeFault::otherType;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool shapeEnds = Fault != ShapeFault::endless;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool functionTakesField = Fault != ShapeFault::wrongFunction;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool aliasIsOnFirstLevel = Fault != ShapeFault::nestedAlias;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool leadsToOneCollection = Fault != ShapeFault::severalCollections;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool leadsToSeveralCollections = Fault != ShapeFault::oneCollection;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
constexpr bool modelHasCollection = Fault != ShapeFault::unknownCollection;

template <FixedText Field, class Shape, class Model, ShapeFault Fault>
struct ShapeFits {
  static_assert(modelHasField<Field, Shape, Model, Fault>,
                "directus: the shape has a field that the collection's model does not have");
  static_assert(
      fieldIsRelation<Field, Shape, Model, Fault>,
      "directus: a nested struct in the shape asks for fields of a relation, but this field of the "
      "collection's model is not a relation: it is neither a Ref<T> nor a list of structs");
  static_assert(fieldHasModelsType<Field, Shape, Model, Fault>,
                "directus: a field of the shape has another type than the field of the "
                "collection's model");
  static_assert(shapeEnds<Field, Shape, Model, Fault>,
                "directus: this shape contains itself, so its list of fields would never end: use "
                "a shape that does not contain itself");
  static_assert(functionTakesField<Field, Shape, Model, Fault>,
                "directus: Directus has no such function for this field: year, month, "
                "week, day, weekday, hour, minute and second take dates and times, count takes "
                "lists and JSON, json takes JSON");
  static_assert(aliasIsOnFirstLevel<Field, Shape, Model, Fault>,
                "directus: alias:field works on the first level of a shape only");
  static_assert(leadsToOneCollection<Field, Shape, Model, Fault>,
                "directus: this field leads to items of several collections: read it into an "
                "Any<In<\"collection\", Struct>...>");
  static_assert(leadsToSeveralCollections<Field, Shape, Model, Fault>,
                "directus: the shape has an Any for a field that is not an Any in the collection's "
                "model: use a nested struct");
  static_assert(modelHasCollection<Field, Shape, Model, Fault>,
                "directus: an Any of the shape has a collection that the model's Any does not "
                "have");
};

/// Refuses, with a sentence, a shape that asks for what the model does not have. `Model` is `void`
/// without a schema: then every shape fits.
template <class Shape, class Model, bool MayContainItself = false>
constexpr void checkShape() noexcept {
  if constexpr (!std::is_void_v<Model> && !std::is_same_v<Shape, Model>) {
    constexpr const ShapeProblem& problem = shapeProblem<Shape, Model>;
    constexpr bool isFine = problem.fault == ShapeFault::none ||
                            (MayContainItself && problem.fault == ShapeFault::endless);
    if constexpr (!isFine)
      static_assert(sizeof(ShapeFits<FixedText<problem.size>(problem.path, problem.size), Shape,
                                     Model, problem.fault>) > 0);
  }
}

/// The same for what is sent: it may contain itself, as a tree does.
template <class Item, class Model>
constexpr void checkItem() noexcept {
  checkShape<Item, Model, true>();
}

}  // namespace DIRECTUS_NAMESPACE::detail
