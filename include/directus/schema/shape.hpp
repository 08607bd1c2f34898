#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <directus/schema/field_path.hpp>
#include <directus/schema/fixed_text.hpp>
#include <directus/schema/type_table.hpp>

// Whether a shape fits its collection's model, found while compiling by walking both tables.

namespace directus::inline v0::detail {

enum class ShapeFault { none, unknownField, otherType, noRelation, endless };

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

/// The index of the field called `name`, the number of fields when there is none.
constexpr std::size_t indexOf(const ObjectOps& object, std::string_view name) noexcept {
  std::size_t index = 0;
  while (index < object.fieldCount && object.fields[index].nameView() != name) ++index;
  return index;
}

/// Whether a value of the model's type can be read into the shape's.
constexpr bool isReadableAs(TypeCategory shape, TypeCategory model) noexcept {
  using enum TypeCategory;
  if (shape == model || shape == json || model == json) return true;
  // A relation is asked for by its key.
  const auto isKey = [](TypeCategory c) { return c == text || c == number || c == relation; };
  return isKey(shape) && isKey(model) && (shape == relation || model == relation);
}

constexpr ShapeProblem compareObjects(const TypeInfo& shape, const TypeInfo& model,
                                      FieldPath path) noexcept;

constexpr ShapeProblem compareTypes(const TypeInfo& shapeType, const TypeInfo& modelType,
                                    const FieldPath& path) noexcept {
  const TypeInfo& shape = withoutOptional(shapeType);
  const TypeInfo& model = withoutOptional(modelType);
  if (shape.kind == TypeKind::list && model.kind == TypeKind::list)
    return detail::compareTypes(*shape.inner, *model.inner, path);
  if (shape.kind == TypeKind::object) {
    const FieldPath inside{&path, path.depth + 1};
    if (inside.depth > maxShapeDepth)
      return problemAt({nullptr, 0, path.name}, ShapeFault::endless);
    if (model.kind == TypeKind::object) return detail::compareObjects(shape, model, inside);
    if (model.kind == TypeKind::relation)
      return detail::compareObjects(shape, *model.inner, inside);
    return problemAt(path, ShapeFault::noRelation);
  }
  // The items of a list of structs can be asked for by key, too.
  const bool fits = model.kind == TypeKind::object
                        ? isReadableAs(shape.category, TypeCategory::relation)
                        : isReadableAs(shape.category, model.category);
  return fits ? ShapeProblem{} : problemAt(path, ShapeFault::otherType);
}

constexpr ShapeProblem compareObjects(const TypeInfo& shape, const TypeInfo& model,
                                      FieldPath path) noexcept {
  const ObjectOps& asked = *shape.ops.object;
  const ObjectOps& known = *model.ops.object;
  for (std::size_t i = 0; i < asked.fieldCount; ++i) {
    path.name = asked.fields[i].nameView();
    const std::size_t index = indexOf(known, path.name);
    const auto problem =
        index == known.fieldCount
            ? problemAt(path, ShapeFault::unknownField)
            : detail::compareTypes(*asked.fields[i].type, *known.fields[index].type, path);
    if (problem.fault != ShapeFault::none) return problem;
  }
  return {};
}

template <class Shape, class Model>
constexpr ShapeProblem shapeProblem = [] {
  const TypeInfo& shape = innermost(typeInfo<Shape>());
  return shape.kind == TypeKind::object
             ? detail::compareObjects(shape, typeInfo<Model>(), {nullptr, 0})
             : ShapeProblem{};
}();

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
struct ShapeFits {
  static_assert(modelHasField<Field, Shape, Model, Fault>,
                "directus: the shape has a field that the collection's model does not have");
  static_assert(fieldIsRelation<Field, Shape, Model, Fault>,
                "directus: a nested struct in the shape asks for fields of a relation, but this "
                "field of the collection's model is none: neither Ref<T> nor a list of structs");
  static_assert(fieldHasModelsType<Field, Shape, Model, Fault>,
                "directus: a field of the shape has another type than the field of the "
                "collection's model");
  static_assert(shapeEnds<Field, Shape, Model, Fault>,
                "directus: this shape contains itself, so its list of fields would have no end: "
                "name a shape of finite depth");
};

/// Refuses, with a sentence, a shape that asks for what the model does not have. `Model` is `void`
/// where there is no schema: nothing is known then.
template <class Shape, class Model>
constexpr void checkShape() noexcept {
  if constexpr (!std::is_void_v<Model> && !std::is_same_v<Shape, Model>) {
    constexpr const ShapeProblem& problem = shapeProblem<Shape, Model>;
    if constexpr (problem.fault != ShapeFault::none)
      static_assert(sizeof(ShapeFits<FixedText<problem.size>(problem.path, problem.size), Shape,
                                     Model, problem.fault>) > 0);
  }
}

}  // namespace directus::inline v0::detail
