#include "codec/write/value_writer.hpp"

#include <cstdint>
#include <cstring>

#include <directus/schema/field_name.hpp>

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

}  // namespace

bool isUnset(const FieldInfo& field, const void* value) {
  const TypeInfo& type = *field.type;
  switch (type.kind) {
    case TypeKind::optional: {
      const void* held = type.ops.optional->get(value);
      return held == nullptr || isNoValue(*type.inner, held);
    }
    case TypeKind::relation:
      return type.ops.relation->constHolder(value).state().holds() == RefState::Holds::null;
    case TypeKind::any:
    case TypeKind::collection:
      return isUnset(*static_cast<const AnyState*>(value));
    case TypeKind::textForm:
    case TypeKind::custom:
      return isNoValue(type, value);
    default:
      return field.nameView() == modelKey && isEmptyKey(type, value);
  }
}

bool isReadOnly(const ObjectOps& ops, std::size_t index) {
  const std::string_view name = ops.fields[index].nameView();
  return ops.hasRenames && (ops.asked[index].nameView() != name || comesUnasked(name));
}

bool hasKey(const ObjectOps& ops, const void* object) {
  const std::size_t index = indexOf(ops, modelKey);
  return index < ops.fieldCount &&
         !isUnset(ops.fields[index],
                  static_cast<const char*>(object) + ops.layout(object).offsets[index]);
}

bool staysUnsent(const TypeInfo& type) {
  return type.kind == TypeKind::optional ? staysUnsent(*type.inner) : type.staysUnsent;
}

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
    const bool isVariable = isVariables_ && depth_ == 1 && field.nameView() == modelKey &&
                            field.type->kind != TypeKind::optional;
    const bool hasNoValue = !isAll_ && !isVariable && isUnset(field, member);
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

bool ValueWriter::writeKey(const RefState& state) {
  if (state.holds() == RefState::Holds::number) return writeInteger(state.number());
  return state.holds() == RefState::Holds::text ? writeText(state.text()) : writeNull();
}

bool ValueWriter::writeRelation(const TypeInfo& type, const void* value) {
  const RelationOps& ops = *type.ops.relation;
  const RefHolder& holder = ops.constHolder(value);
  return holder.state().holds() == RefState::Holds::object ? write(holder.table(), holder.object())
                                                           : writeKey(holder.state());
}

bool ValueWriter::writeAny(const TypeInfo& type, const AnyState& state) {
  if (state.object() != nullptr)
    return write(*type.ops.any->alternatives[state.index()].type, state.object());
  if (state.key().holds() != RefState::Holds::object) return writeKey(state.key());
  json_ += state.raw();
  return true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
