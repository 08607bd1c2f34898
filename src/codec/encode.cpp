#include <directus/codec/encode.hpp>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <directus/core/json_text.hpp>
#include <directus/schema/any_state.hpp>
#include <directus/schema/field_name.hpp>
#include <directus/schema/ref.hpp>

#include "codec/unset.hpp"
#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr int maxDepth = 128;

/// Writes C++ values along their tables. False at the first value that cannot be sent; `path` and
/// `why` say which.
class ValueWriter {
 public:
  /// `writesItem`: the struct itself is an item, not only those inside it.
  explicit ValueWriter(std::string& json, bool writesItem = true) noexcept
      : json_(json), writesItem_(writesItem) {}

  [[nodiscard]] bool write(const TypeInfo& type, const void* value);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& why() const noexcept { return why_; }

 private:
  bool fail(std::string_view why) {
    why_ = why;
    return false;
  }

  bool refuse(const TypeInfo& type) { return fail(std::string("invalid ") + type.expected); }

  /// JavaScript, and so Directus, loses the last digits of larger numbers, but not those of text.
  template <class Integer>
  bool writeInteger(Integer number) {
    if (isExactInJavaScript(number)) return writeNumber(number);
    json_ += '"';
    writeNumber(number);
    json_ += '"';
    return true;
  }

  template <class Number>
  bool writeNumber(Number number) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    json_.append(text, end);
    return true;
  }

  template <class Real>
  bool writeReal(Real number) {
    return std::isfinite(number) ? writeNumber(number) : fail("not a finite number");
  }

  bool writeText(std::string_view text) {
    if (!isUtf8(text)) return fail("not UTF-8");
    appendJsonString(json_, text);
    return true;
  }

  bool writeNull() {
    json_ += "null";
    return true;
  }

  bool writeTextForm(const TypeInfo& type, const void* value);
  bool writeChoice(const TypeInfo& type, const void* value);
  bool writeList(const TypeInfo& type, const void* value);
  bool writeObject(const TypeInfo& type, const void* value);
  bool writeKey(const RefState& state);
  bool writeRelation(const TypeInfo& type, const void* value);
  bool writeAny(const TypeInfo& type, const AnyState& state);

  std::string& json_;
  bool writesItem_;
  int depth_ = 0;
  std::string path_;
  std::string why_;
};

bool ValueWriter::write(const TypeInfo& type, const void* value) {
  switch (type.kind) {
    case TypeKind::boolean:
      json_ += load<bool>(value) ? "true" : "false";
      return true;
    case TypeKind::signedInteger:
      return writeInteger(loadSigned(type.size, value));
    case TypeKind::unsignedInteger:
      return writeInteger(loadUnsigned(type.size, value));
    case TypeKind::real:
      return type.size == sizeof(float) ? writeReal(load<float>(value))
                                        : writeReal(load<double>(value));
    case TypeKind::text:
      return writeText(*static_cast<const std::string*>(value));
    case TypeKind::optional: {
      const void* inside = type.ops.optional->get(value);
      return inside == nullptr ? writeNull() : write(*type.inner, inside);
    }
    case TypeKind::list:
      return writeList(type, value);
    case TypeKind::object:
      return writeObject(type, value);
    case TypeKind::relation:
      return writeRelation(type, value);
    case TypeKind::choice:
      return writeChoice(type, value);
    case TypeKind::textForm:
      return writeTextForm(type, value);
    case TypeKind::any:
      return writeAny(type, *static_cast<const AnyState*>(value));
    case TypeKind::collection: {
      const std::string& name = static_cast<const AnyState*>(value)->collection();
      return name.empty() ? writeNull() : writeText(name);
    }
    case TypeKind::custom:
      return type.ops.custom->encode(value, json_) || refuse(type);
  }
  return false;
}

bool ValueWriter::writeTextForm(const TypeInfo& type, const void* value) {
  std::string text;
  return type.ops.text->toText(value, text) ? writeText(text) : refuse(type);
}

bool ValueWriter::writeChoice(const TypeInfo& type, const void* value) {
  const ChoiceOps& choices = *type.ops.choice;
  const std::size_t index = choices.find(loadSigned(type.size, value));
  if (index == choices.count) return fail("a value of this enum that has no name");
  return writeText(choices.name(index));
}

bool ValueWriter::writeList(const TypeInfo& type, const void* value) {
  if (++depth_ > maxDepth) return fail("nested too deep");
  const ListOps& ops = *type.ops.list;
  const char* const items = static_cast<const char*>(ops.items(value));
  json_ += '[';
  for (std::size_t i = 0, size = ops.size(value); i < size; ++i) {
    if (i > 0) json_ += ',';
    if (!write(*type.inner, items + i * ops.itemSize)) {
      path_.insert(0, '[' + std::to_string(i) + ']');
      return false;
    }
  }
  json_ += ']';
  --depth_;
  return true;
}

bool ValueWriter::writeObject(const TypeInfo& type, const void* value) {
  if (++depth_ > maxDepth) return fail("nested too deep");
  const ObjectOps& ops = *type.ops.object;
  const ObjectLayout layout = ops.layout(value);
  const char* const base = static_cast<const char*>(value);
  bool isFirst = true;
  json_ += '{';
  for (std::size_t i = 0; i < ops.fieldCount; ++i) {
    const FieldInfo& field = ops.fields[i];
    const void* member = base + layout.offsets[i];
    // What is a function or an alias in a query, or comes unasked, can only be read.
    if (ops.hasRenames &&
        (ops.asked[i].nameView() != field.nameView() || comesUnasked(field.nameView())))
      continue;
    if (isUnset(field, member, writesItem_ || depth_ > 1)) continue;
    if (!isFirst) json_ += ',';
    isFirst = false;
    json_ += '"';
    json_ += field.nameView();
    json_ += "\":";
    if (!write(*field.type, member)) {
      path_.insert(0, field.nameView());
      path_.insert(0, 1, '.');
      return false;
    }
  }
  json_ += '}';
  --depth_;
  return true;
}

bool ValueWriter::writeKey(const RefState& state) {
  if (state.holds() == RefState::Holds::number) return writeInteger(state.number());
  return state.holds() == RefState::Holds::text ? writeText(state.text()) : writeNull();
}

bool ValueWriter::writeRelation(const TypeInfo& type, const void* value) {
  const RelationOps& ops = *type.ops.relation;
  const RefState& state = ops.constState(value);
  return state.holds() == RefState::Holds::object ? write(*type.inner, ops.object(value))
                                                  : writeKey(state);
}

bool ValueWriter::writeAny(const TypeInfo& type, const AnyState& state) {
  if (state.object() != nullptr)
    return write(*type.ops.any->alternatives[state.index()].type, state.object());
  if (state.key().holds() != RefState::Holds::object) return writeKey(state.key());
  json_ += state.raw();
  return true;
}

}  // namespace

Result<std::string> encode(const TypeInfo& type, const void* value) {
  std::string json;
  if (auto written = encodeTo(json, type, value); !written) return written.error();
  return json;
}

namespace {

Error refusal(std::string_view root, const ValueWriter& writer) {
  std::string path = std::string(root) + writer.path();
  if (!path.empty() && path.front() == '.') path.erase(0, 1);
  return invalidArgument(path.empty() ? "item" : path, writer.why());
}

}  // namespace

Result<void> encodeTo(std::string& json, const TypeInfo& type, const void* value,
                      std::string_view root) {
  ValueWriter writer(json);
  if (writer.write(type, value)) return {};
  return refusal(root, writer);
}

Result<std::string> encodeVariables(const TypeInfo& type, const void* value) {
  std::string json;
  ValueWriter writer(json, false);
  if (writer.write(type, value)) return json;
  return refusal({}, writer);
}

Result<std::string> encodeMember(const TypeInfo& type, const void* value, std::string_view name) {
  if (type.kind != TypeKind::object) return std::string();
  const ObjectOps& ops = *type.ops.object;
  const std::size_t index = indexOf(ops, name);
  if (index == ops.fieldCount) return std::string();
  return encode(*ops.fields[index].type,
                static_cast<const char*>(value) + ops.layout(value).offsets[index]);
}

}  // namespace DIRECTUS_NAMESPACE::detail
