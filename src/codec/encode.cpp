#include <directus/codec/encode.hpp>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/any_state.hpp>
#include <directus/schema/field_name.hpp>
#include <directus/schema/ref.hpp>

#include "core/integer.hpp"
#include "core/one_line.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr int maxDepth = 128;

template <class T>
T load(const void* value) noexcept {
  T loaded;
  std::memcpy(&loaded, value, sizeof loaded);
  return loaded;
}

std::int64_t loadSigned(std::size_t size, const void* value) noexcept {
  switch (size) {
    case 1:
      return load<std::int8_t>(value);
    case 2:
      return load<std::int16_t>(value);
    case 4:
      return load<std::int32_t>(value);
    default:
      return load<std::int64_t>(value);
  }
}

std::uint64_t loadUnsigned(std::size_t size, const void* value) noexcept {
  switch (size) {
    case 1:
      return load<std::uint8_t>(value);
    case 2:
      return load<std::uint16_t>(value);
    case 4:
      return load<std::uint32_t>(value);
    default:
      return load<std::uint64_t>(value);
  }
}

constexpr std::string_view primaryKey = "id";

/// Whether a primary key still has the value that it was made with. Directus would take `"id":0`
/// for a key, and store the item under it.
bool isEmptyKey(const TypeInfo& type, const void* value) {
  if (type.kind == TypeKind::signedInteger || type.kind == TypeKind::unsignedInteger)
    return loadSigned(type.size, value) == 0;
  return type.kind == TypeKind::text && static_cast<const std::string*>(value)->empty();
}

bool isUnset(const AnyState& any) {
  return any.key().holds() == RefState::Holds::null && any.collection().empty();
}

/// Whether a value counts as unset by itself, as a hash does that came from the server.
bool isNoValue(const TypeInfo& type, const void* value) {
  if (type.kind == TypeKind::textForm)
    return type.ops.text->isUnset != nullptr && type.ops.text->isUnset(value);
  if (type.kind == TypeKind::custom)
    return type.ops.custom->isUnset != nullptr && type.ops.custom->isUnset(value);
  return false;
}

/// What creating leaves to the server: its default, a preset, nothing.
bool isUnset(const FieldInfo& field, const void* value) {
  const TypeInfo& type = *field.type;
  switch (type.kind) {
    case TypeKind::optional: {
      const void* held = type.ops.optional->get(value);
      return held == nullptr || isNoValue(*type.inner, held);
    }
    case TypeKind::relation:
      return type.ops.relation->constState(value).holds() == RefState::Holds::null;
    case TypeKind::any:
    case TypeKind::collection:
      return isUnset(*static_cast<const AnyState*>(value));
    case TypeKind::textForm:
    case TypeKind::custom:
      return isNoValue(type, value);
    default:
      return field.nameView() == primaryKey && isEmptyKey(type, value);
  }
}

/// What of an object with renamed members can only be read: functions, aliases, what comes unasked.
bool isReadOnly(const ObjectOps& ops, std::size_t index) {
  const std::string_view name = ops.fields[index].nameView();
  return ops.hasRenames && (ops.asked[index].nameView() != name || comesUnasked(name));
}

/// Whether an object has a primary key that somebody has set.
bool hasKey(const ObjectOps& ops, const void* object) {
  const std::size_t index = indexOf(ops, primaryKey);
  return index < ops.fieldCount &&
         !isUnset(ops.fields[index],
                  static_cast<const char*>(object) + ops.layout(object).offsets[index]);
}

bool staysUnsent(const TypeInfo& type) {
  return type.kind == TypeKind::optional ? staysUnsent(*type.inner) : type.staysUnsent;
}

/// Writes C++ values along their tables. False at the first value that cannot be sent; `path` and
/// `why` say which.
class ValueWriter {
 public:
  explicit ValueWriter(std::string& json) noexcept : json_(json) {}

  /// From here on objects that have a key are written whole: what has no value is null.
  void writeWhole() noexcept { isWhole_ = true; }

  /// From here on nothing is left out, what can only be read included.
  void writeAll() noexcept { isAll_ = true; }

  [[nodiscard]] bool write(const TypeInfo& type, const void* value);

  /// The members of an item that exists, without braces; `wants(name, json)` says of each member
  /// whether it is kept.
  template <class Wants>
  [[nodiscard]] bool writeItem(const ObjectOps& ops, const void* value, const Wants& wants);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& why() const noexcept { return why_; }

 private:
  bool fail(std::string_view why) {
    why_ = why;
    return false;
  }

  bool failIn(const FieldInfo& field) {
    path_.insert(0, field.nameView());
    path_.insert(0, 1, '.');
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
  bool isWhole_ = false;
  bool isAll_ = false;
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
  const bool sendsNull = isWhole_ && hasKey(ops, value);
  bool isFirst = true;
  json_ += '{';
  for (std::size_t i = 0; i < ops.fieldCount; ++i) {
    const FieldInfo& field = ops.fields[i];
    const void* member = base + layout.offsets[i];
    if (isReadOnly(ops, i) && !isAll_) continue;
    const bool hasNoValue = !isAll_ && isUnset(field, member);
    if (hasNoValue && (!sendsNull || staysUnsent(*field.type))) continue;
    if (!isFirst) json_ += ',';
    isFirst = false;
    json_ += '"';
    json_ += field.nameView();
    json_ += "\":";
    if (hasNoValue ? !writeNull() : !write(*field.type, member)) return failIn(field);
  }
  json_ += '}';
  --depth_;
  return true;
}

template <class Wants>
bool ValueWriter::writeItem(const ObjectOps& ops, const void* value, const Wants& wants) {
  const ObjectLayout layout = ops.layout(value);
  for (std::size_t i = 0; i < ops.fieldCount; ++i) {
    const FieldInfo& field = ops.fields[i];
    const void* member = static_cast<const char*>(value) + layout.offsets[i];
    const bool hasNoValue = isUnset(field, member);
    if (isReadOnly(ops, i) || (hasNoValue && staysUnsent(*field.type))) continue;
    std::string text;
    json_.swap(text);
    const bool isWritten = hasNoValue ? writeNull() : write(*field.type, member);
    json_.swap(text);
    if (!isWritten) return failIn(field);
    if (!wants(i, text)) continue;
    if (!json_.empty()) json_ += ',';
    json_.append(1, '"').append(field.nameView()).append("\":").append(text);
  }
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

Result<void> encodeTo(std::string& json, const TypeInfo& type, const void* value,
                      std::string_view root) {
  ValueWriter writer(json);
  if (writer.write(type, value)) return {};
  std::string path = std::string(root) + writer.path();
  if (!path.empty() && path.front() == '.') path.erase(0, 1);
  return invalidArgument(path.empty() ? "item" : shortened(path), writer.why());
}

namespace {

Error refusal(const ValueWriter& writer) {
  const std::string path = writer.path();
  const bool isBelowMember = !path.empty() && path.front() == '.';
  return invalidArgument(path.empty() ? "item" : path.substr(isBelowMember ? 1 : 0), writer.why());
}

}  // namespace

Result<std::string> encodeWhole(const TypeInfo& type, const void* value, OwnKey key) {
  std::string members;
  ValueWriter writer(members);
  writer.writeWhole();
  const ObjectOps& ops = *type.ops.object;
  const std::size_t keyIndex = indexOf(ops, primaryKey);
  if (key == OwnKey::sent && keyIndex < ops.fieldCount && !hasKey(ops, value))
    return invalidArgument(primaryKey, "not set: it says which item is meant");
  const bool written = writer.writeItem(ops, value, [&](std::size_t index, std::string_view) {
    return key == OwnKey::sent || index != keyIndex;
  });
  if (!written) return refusal(writer);
  return '{' + members + '}';
}

Result<std::string> encodeAll(const TypeInfo& type, const void* value) {
  std::string json;
  ValueWriter writer(json);
  writer.writeAll();
  if (!writer.write(type, value)) return refusal(writer);
  return json;
}

Result<std::string> encodeChanges(const TypeInfo& type, const void* before, const void* after) {
  const ObjectOps& ops = *type.ops.object;
  std::vector<std::string> texts(ops.fieldCount);
  std::string all;
  ValueWriter reader(all);
  reader.writeWhole();
  const bool isRead = reader.writeItem(ops, before, [&](std::size_t index, std::string& text) {
    texts[index] = std::move(text);
    return false;
  });
  if (!isRead) return refusal(reader);
  const std::size_t keyIndex = indexOf(ops, primaryKey);
  bool areTwoItems = false;
  std::string members;
  ValueWriter writer(members);
  writer.writeWhole();
  const bool written = writer.writeItem(ops, after, [&](std::size_t index, std::string& text) {
    if (index != keyIndex) return text != texts[index];
    areTwoItems = text != texts[index] && hasKey(ops, before) && hasKey(ops, after);
    return false;
  });
  if (!written) return refusal(writer);
  if (areTwoItems) return invalidArgument(primaryKey, "before and after are two items");
  return '{' + members + '}';
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
