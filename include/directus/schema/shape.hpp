#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <directus/schema/field_path.hpp>
#include <directus/schema/fixed_text.hpp>
#include <directus/schema/type_table.hpp>

// Whether a shape fits its collection's model, found while compiling by walking both tables.

namespace directus::inline v0::detail {

enum class ShapeFault { none, unknownField, otherType, noRelation };

struct ShapeProblem {
  static constexpr std::size_t maxSize = 255;
  ShapeFault fault = ShapeFault::none;
  std::size_t size = 0;
  char path[maxSize + 1] = {};
};

constexpr ShapeProblem problemAt(const FieldPath& path, ShapeFault fault) noexcept {
  ShapeProblem problem{.fault = fault};
  FieldWriter length;
  length.put(path);
  // A path too long to print is named by its end.
  if (length.size > ShapeProblem::maxSize)
    return problemAt({nullptr, path.in, path.name.substr(0, ShapeProblem::maxSize)}, fault);
  FieldWriter writer{.out = problem.path};
  writer.put(path);
  problem.size = writer.size;
  return problem;
}

constexpr const TypeInfo& withoutOptional(const TypeInfo* type) noexcept {
  while (type->kind == TypeKind::optional) type = type->inner;
  return *type;
}

constexpr const FieldInfo* findField(const TypeInfo& object, std::string_view name) noexcept {
  const ObjectOps& ops = *object.ops.object;
  for (std::size_t i = 0; i < ops.fieldCount; ++i)
    if (ops.fields[i].nameView() == name) return &ops.fields[i];
  return nullptr;
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
                                      const FieldPath* outer) noexcept;

constexpr ShapeProblem compareTypes(const TypeInfo* shapeType, const TypeInfo* modelType,
                                    const FieldPath& path) noexcept {
  const TypeInfo& shape = withoutOptional(shapeType);
  const TypeInfo& model = withoutOptional(modelType);
  if (shape.kind == TypeKind::list && model.kind == TypeKind::list)
    return detail::compareTypes(shape.inner, model.inner, path);
  if (shape.kind == TypeKind::object) {
    if (path.passes(shape)) return {};  // endless: `fieldsOf` says so
    if (model.kind == TypeKind::object) return detail::compareObjects(shape, model, &path);
    if (model.kind == TypeKind::relation)
      return detail::compareObjects(shape, *model.inner, &path);
    return problemAt(path, ShapeFault::noRelation);
  }
  // The items of a list of structs can be asked for by key, too.
  const bool fits = model.kind == TypeKind::object
                        ? isReadableAs(shape.category, TypeCategory::relation)
                        : isReadableAs(shape.category, model.category);
  return fits ? ShapeProblem{} : problemAt(path, ShapeFault::otherType);
}

constexpr ShapeProblem compareObjects(const TypeInfo& shape, const TypeInfo& model,
                                      const FieldPath* outer) noexcept {
  const ObjectOps& ops = *shape.ops.object;
  for (std::size_t i = 0; i < ops.fieldCount; ++i) {
    const FieldPath path{outer, &shape, ops.fields[i].nameView()};
    const FieldInfo* field = findField(model, path.name);
    const auto problem = field == nullptr
                             ? problemAt(path, ShapeFault::unknownField)
                             : detail::compareTypes(ops.fields[i].type, field->type, path);
    if (problem.fault != ShapeFault::none) return problem;
  }
  return {};
}

template <class Shape, class Model>
constexpr ShapeProblem shapeProblem = [] {
  const TypeInfo* shape = nestedObject(&typeInfo<Shape>());
  return shape == nullptr ? ShapeProblem{}
                          : detail::compareObjects(*shape, typeInfo<Model>(), nullptr);
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
struct ShapeFits {
  static_assert(modelHasField<Field, Shape, Model, Fault>,
                "directus: the shape has a field that the collection's model does not have");
  static_assert(fieldIsRelation<Field, Shape, Model, Fault>,
                "directus: a nested struct in the shape asks for fields of a relation, but this "
                "field of the collection's model is none: neither Ref<T> nor a list of structs");
  static_assert(fieldHasModelsType<Field, Shape, Model, Fault>,
                "directus: a field of the shape has another type than the field of the "
                "collection's model");
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
