#pragma once

#include <cstddef>
#include <string_view>

#include <directus/schema/field_path.hpp>
#include <directus/schema/shape.hpp>
#include <directus/schema/type_table.hpp>

// The `fields` of a query, read off the shape of its result while compiling.

namespace directus::inline v0::detail {

constexpr void writeFields(FieldWriter& writer, const TypeInfo& object, const FieldPath* outer,
                           std::string_view quote) noexcept {
  if (outer != nullptr && outer->passes(object)) writer.endless = true;
  if (writer.endless) return;
  for (std::size_t i = 0; i < object.ops.object->fieldCount; ++i) {
    const FieldInfo& field = object.ops.object->fields[i];
    const FieldPath path{outer, &object, field.nameView()};
    if (const TypeInfo* nested = nestedObject(field.type)) {
      detail::writeFields(writer, *nested, &path, quote);
      continue;
    }
    if (writer.size > quote.size()) writer.put(",");
    writer.put(quote);
    writer.put(path);
    writer.put(quote);
  }
}

/// `id,author.name`, or `["id","author.name"]` when `json`.
constexpr FieldWriter writeFieldList(const TypeInfo& shape, char* out, bool json) noexcept {
  FieldWriter writer{.out = out};
  if (json) writer.put("[");
  if (const TypeInfo* object = nestedObject(&shape))
    detail::writeFields(writer, *object, nullptr, json ? "\"" : "");
  if (json) writer.put("]");
  return writer;
}

template <std::size_t Size>
struct FieldText {
  char text[Size + 1] = {};

  constexpr FieldText(const TypeInfo& shape, bool json) noexcept {
    detail::writeFieldList(shape, text, json);
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, Size}; }
};

template <class Shape>
struct FieldTexts {
  static_assert(!writeFieldList(typeInfo<Shape>(), nullptr, false).endless,
                "directus: this shape contains itself, so its list of fields would have no end: "
                "name a shape of finite depth");
  static constexpr FieldText<writeFieldList(typeInfo<Shape>(), nullptr, false).size> text{
      typeInfo<Shape>(), false};
  static constexpr FieldText<writeFieldList(typeInfo<Shape>(), nullptr, true).size> json{
      typeInfo<Shape>(), true};
};

/// The fields of a shape in the two forms that a request needs; both live as long as the program.
struct FieldList {
  std::string_view text;  ///< `id,title,author.name`
  std::string_view json;  ///< `["id","title","author.name"]`
};

/// What to ask for so that the reply fills a `Shape`; empty for dynamic results.
template <class Shape>
constexpr FieldList fieldsOf() noexcept {
  return {FieldTexts<Shape>::text.view(), FieldTexts<Shape>::json.view()};
}

}  // namespace directus::inline v0::detail
