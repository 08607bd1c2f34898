#pragma once

#include <cstddef>
#include <string_view>

#include <directus/query/field_path.hpp>
#include <directus/query/shape.hpp>
#include <directus/schema/field_name.hpp>
#include <directus/schema/type_table.hpp>

// The `fields` of a query, read off the shape of its result while compiling.

namespace DIRECTUS_NAMESPACE::detail {

/// The name that a query asks for a field by.
constexpr std::string_view askedName(const ObjectOps& object, std::size_t index) noexcept {
  const std::string_view name = object.asked[index].nameView();
  return object.hasRenames ? requestName(name) : name;
}

constexpr void writeFields(FieldWriter& writer, const TypeInfo& object, FieldPath path,
                           std::string_view quote) noexcept;

/// `item:block_text.text,item:block_image.caption`
constexpr void writeAlternatives(FieldWriter& writer, const AnyOps& any, FieldPath path,
                                 std::string_view quote) noexcept {
  for (std::size_t i = 0; i < any.count; ++i) {
    path.collection = any.alternatives[i].nameView();
    detail::writeFields(writer, *any.alternatives[i].type, {&path, path.depth + 1}, quote);
  }
}

constexpr void writeFields(FieldWriter& writer, const TypeInfo& object, FieldPath path,
                           std::string_view quote) noexcept {
  if (path.depth > maxShapeDepth) writer.endless = true;
  for (std::size_t i = 0; i < object.ops.object->fieldCount && !writer.endless; ++i) {
    const FieldInfo& field = object.ops.object->fields[i];
    const TypeInfo& nested = innermost(*field.type);
    path.name = askedName(*object.ops.object, i);
    if (comesUnasked(path.name)) continue;
    path.collection = {};
    if (nested.kind == TypeKind::object) {
      detail::writeFields(writer, nested, {&path, path.depth + 1}, quote);
      continue;
    }
    if (nested.kind == TypeKind::any) {
      detail::writeAlternatives(writer, *nested.ops.any, path, quote);
      continue;
    }
    if (writer.size > quote.size()) writer.put(",");
    writer.put(quote);
    writer.put(path);
    writer.put(quote);
  }
}

/// `id,author.name`, or `["id","author.name"]` when `json`.
constexpr void writeFieldList(FieldWriter& writer, const TypeInfo& shape, bool json) noexcept {
  if (json) writer.put("[");
  if (const TypeInfo& object = innermost(shape); object.kind == TypeKind::object)
    detail::writeFields(writer, object, {nullptr, 0}, json ? "\"" : "");
  if (json) writer.put("]");
}

/// `{"latest":"comments"}`: what the first level of a shape reads under other names; nothing where
/// it reads none.
constexpr void writeAliases(FieldWriter& writer, const TypeInfo& shape) noexcept {
  const TypeInfo& object = innermost(shape);
  if (object.kind != TypeKind::object || !object.ops.object->hasRenames) return;
  for (std::size_t i = 0; i < object.ops.object->fieldCount; ++i) {
    const std::string_view name = object.ops.object->asked[i].nameView();
    if (!isAlias(name)) continue;
    writer.put(writer.size == 0 ? "{\"" : ",\"");
    writer.put(requestName(name));
    writer.put("\":\"");
    writer.put(sourceName(name));
    writer.put("\"");
  }
  if (writer.size > 0) writer.put("}");
}

constexpr FieldWriter measureAliases(const TypeInfo& shape) noexcept {
  FieldWriter writer;
  detail::writeAliases(writer, shape);
  return writer;
}

constexpr FieldWriter measureFields(const TypeInfo& shape, bool json) noexcept {
  FieldWriter writer;
  detail::writeFieldList(writer, shape, json);
  return writer;
}

template <std::size_t Size>
struct FieldText {
  char text[Size + 1] = {};

  constexpr FieldText(const TypeInfo& shape, bool asJson) noexcept {
    FieldWriter writer{.writes = true, .out = text};
    detail::writeFieldList(writer, shape, asJson);
  }
  constexpr explicit FieldText(const TypeInfo& shape) noexcept {
    FieldWriter writer{.writes = true, .out = text};
    detail::writeAliases(writer, shape);
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept {
    return {text, Size};  // NOLINT(bugprone-string-constructor): a shape may be empty
  }
};

template <class Shape>
struct FieldTexts {
  static constexpr bool endless = measureFields(typeInfo<Shape, 0>(), false).endless;
  static_assert(!endless,
                "directus: this shape contains itself, so its list of fields would never end: use "
                "a shape that does not contain itself");
  static constexpr FieldText<measureFields(typeInfo<Shape, 0>(), false).size> text{
      typeInfo<Shape, 0>(), false};
  static constexpr FieldText<measureFields(typeInfo<Shape, 0>(), true).size> json{
      typeInfo<Shape, 0>(), true};
  static constexpr FieldText<measureAliases(typeInfo<Shape, 0>()).size> alias{typeInfo<Shape, 0>()};
};

/// The fields of a shape in the two forms that a request needs; all live as long as the program.
struct FieldList {
  std::string_view text;     ///< `id,title,author.name`
  std::string_view json;     ///< `["id","title","author.name"]`
  std::string_view alias{};  ///< `{"latest":"comments"}`, "" without aliases
};

/// What to ask for so that the reply fills a `Shape`; empty for dynamic results.
template <class Shape>
constexpr FieldList fieldsOf() noexcept {
  return {FieldTexts<Shape>::text.view(), FieldTexts<Shape>::json.view(),
          FieldTexts<Shape>::alias.view()};
}

}  // namespace DIRECTUS_NAMESPACE::detail
