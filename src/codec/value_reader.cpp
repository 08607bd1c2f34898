#include "codec/value_reader.hpp"

#include <algorithm>
#include <cstring>

#include <directus/core/json_text.hpp>
#include <directus/schema/field_name.hpp>

#include "codec/field_lookup.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t itemsToGuessFrom = 8;

/// A list that is being filled.
class ListTarget {
 public:
  ListTarget(const ListOps& ops, void* list)
      : ops_(ops), list_(list), size_(ops.size(list)), items_(begin()) {}

  /// An item there is, or a new one at the end.
  [[nodiscard]] void* item(std::size_t index) {
    if (index >= size_) resize(index + 1);
    return items_ + index * ops_.itemSize;
  }

  /// A long reply has as many items as its length says, by the length of its first ones. Growing
  /// the list step by step would move them all several times.
  void expect(std::size_t bytesRead, std::size_t bytesLeft) {
    const std::size_t more = bytesLeft / (bytesRead / itemsToGuessFrom + 1);
    const std::size_t guess = itemsToGuessFrom + more + more / 16 + 1;
    // A reply that lies about its items takes no more memory than its own size.
    const std::size_t count = (std::min)(guess, bytesLeft / ops_.itemSize);
    if (count > size_) resize(count);
  }

  void finish(std::size_t count) {
    if (count != size_) resize(count);
  }

 private:
  [[nodiscard]] char* begin() const noexcept {
    // The list itself is not const.
    return const_cast<char*>(static_cast<const char*>(ops_.items(list_)));
  }
  void resize(std::size_t size) {
    ops_.resize(list_, size);
    size_ = size;
    items_ = begin();
  }

  const ListOps& ops_;
  void* list_;
  std::size_t size_;
  char* items_;
};

bool isNull(std::string_view token) noexcept {
  return token == "null";
}

/// A key of `null` is not a key: an item that is not saved yet, such as an item of a version, has
/// no key.
bool isNoKey(const FieldInfo& field, std::string_view token) noexcept {
  return field.nameView() == "id" && isNull(token) && !field.type->takesNull;
}

/// Directus leaves out a relation whose collection the user may not read.
bool isListOfRelated(const TypeInfo& type) noexcept {
  return type.kind == TypeKind::list &&
         (type.inner->kind == TypeKind::relation || type.inner->kind == TypeKind::object);
}

/// What comes from GraphQL as an object of one member where it is asked for as a relation's key.
bool isSingleValue(TypeKind kind) noexcept {
  switch (kind) {
    case TypeKind::optional:
    case TypeKind::list:
    case TypeKind::object:
    case TypeKind::any:
    case TypeKind::collection:
    case TypeKind::custom:
      return false;
    default:
      return true;
  }
}

std::string_view kindOf(std::string_view token) noexcept {
  switch (token.empty() ? '\0' : token.front()) {
    case '{':
      return "object";
    case '[':
      return "array";
    case '"':
      return "string";
    case 't':
    case 'f':
      return "boolean";
    case 'n':
      return "null";
    default:
      return "number";
  }
}

}  // namespace

bool ValueReader::fail(std::string_view why) {
  why_ = why;
  return false;
}

bool ValueReader::mismatch(const TypeInfo& type, std::string_view token) {
  const bool isScalar = token.empty() || (token.front() != '{' && token.front() != '[');
  if (isScalar && !isJson(token)) return fail("not JSON");
  why_ = "expected ";
  why_ += type.expected;
  why_ += ", got ";
  why_ += kindOf(token);
  return false;
}

bool ValueReader::inField(std::string_view name) {
  isNextFields_ = false;
  path_.insert(0, name);
  path_.insert(0, 1, '.');
  return false;
}

bool ValueReader::inItem(std::size_t index) {
  path_.insert(0, '[' + std::to_string(index) + ']');
  return false;
}

bool ValueReader::read(ondemand::value& value, const TypeInfo& type, void* target) {
  return read(value, tokenOf(value), type, target);
}

bool ValueReader::read(ondemand::value& value, std::string_view token, const TypeInfo& type,
                       void* target) {
  if (manner_.isGraphql && token.front() == '{' && isSingleValue(type.kind))
    return readOnlyMember(value, type, target);
  switch (type.kind) {
    case TypeKind::boolean:
      return readBoolean(type, token, target);
    case TypeKind::signedInteger:
    case TypeKind::unsignedInteger:
      return readInteger(type, token, target);
    case TypeKind::real:
      return readReal(value, type, token, target);
    case TypeKind::text:
      if (token.front() != '"') return mismatch(type, token);
      return readText(value, token, *static_cast<std::string*>(target));
    case TypeKind::optional:
      if (!isNull(token))
        return read(value, token, *type.inner, type.ops.optional->emplace(target));
      type.ops.optional->reset(target);
      return true;
    case TypeKind::list:
      return token.front() == '[' ? readList(value, type, target) : mismatch(type, token);
    case TypeKind::object:
      return token.front() == '{' ? readObject(value, type, target) : mismatch(type, token);
    case TypeKind::relation:
      return readRelation(value, type, token, target);
    case TypeKind::choice:
      return readChoice(value, type, token, target);
    case TypeKind::textForm:
      return readTextForm(value, type, token, target);
    case TypeKind::any:
      return readAny(value, type, token, *static_cast<AnyState*>(target));
    case TypeKind::collection:
      return readCollection(value, type, token, *static_cast<AnyState*>(target));
    case TypeKind::custom:
      return readCustom(value, type, target);
  }
  return false;
}

bool ValueReader::readList(ondemand::value& value, const TypeInfo& type, void* target) {
  auto array = value.get_array();
  return array.error() ? fail(array.error()) : readList(inside(array), type, target);
}

bool ValueReader::readObject(ondemand::value& value, const TypeInfo& type, void* target) {
  auto object = value.get_object();
  return object.error() ? fail(object.error()) : readObject(inside(object), type, target);
}

bool ValueReader::readList(ondemand::array& array, const TypeInfo& type, void* target) {
  if (++depth_ > maxJsonDepth) return fail("nested too deep");
  ListTarget list(*type.ops.list, target);
  std::size_t index = 0;
  const char* first = nullptr;
  for (auto item : array) {
    if (item.error()) return fail(item.error()), inItem(index);
    if (depth_ == 1 && index == 0) first = tokenOf(inside(item)).data();
    if (depth_ == 1 && index == itemsToGuessFrom) {
      const char* const here = tokenOf(inside(item)).data();
      list.expect(static_cast<std::size_t>(here - first), static_cast<std::size_t>(end_ - here));
    }
    if (!read(inside(item), *type.inner, list.item(index))) return inItem(index);
    ++index;
  }
  list.finish(index);
  --depth_;
  return true;
}

bool ValueReader::readObject(ondemand::object& object, const TypeInfo& type, void* target) {
  if (++depth_ > maxJsonDepth) return fail("nested too deep");
  const ObjectOps& ops = *type.ops.object;
  ObjectTarget filled{ops, ops.layout(target), static_cast<char*>(target)};
  if (!readMembers(object, filled)) return false;
  --depth_;
  return filled.found == ops.fieldCount || resetMissing(filled);
}

bool ValueReader::readMembers(ondemand::object& object, ObjectTarget& target) {
  const ObjectOps& ops = target.ops;
  std::size_t expected = 0;
  for (auto entry : object) {
    if (entry.error()) return fail(entry.error());
    ondemand::field& field = inside(entry);
    // Fields usually arrive in the order in which they were asked for.
    const bool inOrder =
        expected < ops.fieldCount && KeyText{field.key().raw(), end_}.is(ops.fields[expected]);
    std::string_view name;
    const std::size_t index = inOrder ? expected : findKey(entry, ops, target.layout, name);
    if (index == noField) {
      if (!(manner_.isGraphql ? readUnknown(name, field.value(), target) : skip(field.value())))
        return false;
      continue;
    }
    expected = index + 1;
    if (!readField(field.value(), index, target)) return false;
  }
  return true;
}

bool ValueReader::readField(ondemand::value& value, std::size_t index, ObjectTarget& target) {
  const ObjectOps& ops = target.ops;
  const FieldInfo& info = ops.fields[index];
  char* const member = target.base + target.layout.offsets[index];
  const std::string_view token = tokenOf(value);
  const bool isWrapped = manner_.isGraphql && ops.hasRenames && token.front() == '{' &&
                         isFunction(ops.asked[index].nameView());
  if (!isNoKey(info, token) && !(isWrapped ? readOnlyMember(value, *info.type, member)
                                           : read(value, token, *info.type, member)))
    return inField(ops.fields[isNextFields_ ? index + 1 : index].nameView());
  const std::uint64_t bit = std::uint64_t{1} << (index % 64);
  target.found += (target.seen[index / 64] & bit) == 0;
  target.seen[index / 64] |= bit;
  return true;
}

std::size_t ValueReader::findKey(Entry& entry, const ObjectOps& ops, const ObjectLayout& layout,
                                 std::string_view& name) {
  const char* const key = inside(entry).key().raw();
  const auto* quote =
      static_cast<const char*>(std::memchr(key, '"', static_cast<std::size_t>(end_ - key)));
  if (quote == nullptr) return noField;
  name = {key, static_cast<std::size_t>(quote - key)};
  if (name.find('\\') != std::string_view::npos && readName(entry, name)) return noField;
  return findField(ops, layout, name);
}

bool ValueReader::resetMissing(const ObjectTarget& target) {
  if (manner_.leavesMissing && depth_ == 0) return true;
  for (std::size_t i = 0; i < target.ops.fieldCount; ++i) {
    if ((target.seen[i / 64] >> (i % 64) & 1) != 0) continue;
    const FieldInfo& field = target.ops.fields[i];
    void* const member = target.base + target.layout.offsets[i];
    if (field.type->kind == TypeKind::optional)
      field.type->ops.optional->reset(member);
    else if (isListOfRelated(*field.type))
      field.type->ops.list->resize(member, 0);
    else
      return fail("missing: Directus leaves out what the user may not read"),
             inField(field.nameView());
  }
  return true;
}

bool ValueReader::skip(ondemand::value& value) {
  std::string_view json;
  if (const auto failed = rawJsonOf(value, json)) return fail(failed);
  return isJson(json) || fail(nestsTooDeep(json) ? "nested too deep" : "not JSON");
}

}  // namespace DIRECTUS_NAMESPACE::detail
