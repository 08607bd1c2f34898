#include <directus/codec/encode.hpp>

#include <vector>

#include "codec/write/value_writer.hpp"
#include "core/one_line.hpp"

namespace DIRECTUS_NAMESPACE::detail {

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
  const std::size_t keyIndex = indexOf(ops, modelKey);
  if (key == OwnKey::sent && keyIndex < ops.fieldCount && !hasKey(ops, value))
    return invalidArgument(modelKey, "not set: it says which item is meant");
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

Result<std::string> encodeVariables(const TypeInfo& type, const void* value) {
  std::string json;
  ValueWriter writer(json);
  writer.writeVariables();
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
  const std::size_t keyIndex = indexOf(ops, modelKey);
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
  if (areTwoItems) return invalidArgument(modelKey, "before and after are two items");
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
