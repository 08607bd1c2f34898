#include "codec/json_parts.hpp"

#include <unordered_set>

#include "codec/document.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// The value of the only member of an object, if that is called `name`.
bool onlyMember(ondemand::value& value, std::string_view name, ondemand::value& member) {
  ondemand::object object;
  std::size_t members = 0;
  if (tokenOf(value).front() != '{' || value.get_object().get(object)) return false;
  if (object.count_fields().get(members) || members != 1) return false;
  return !object.find_field(name).get(member);
}

/// The array of `{"key":{"_in":[…]}}` as it stands in the text.
bool findIn(ondemand::value& condition, std::string_view key, std::string_view& array) {
  ondemand::value operation;
  ondemand::value values;
  return onlyMember(condition, key, operation) && onlyMember(operation, "_in", values) &&
         tokenOf(values).front() == '[' && !rawJsonOf(values, array);
}

/// The same, where one of several conditions of an `_and` may be it.
std::string_view findIn(std::string_view filter, std::string_view key, Document& document) {
  std::string_view array;
  ondemand::value root;
  if (document.open({.text = filter}) || document.value(root)) return {};
  if (findIn(root, key, array)) return array;
  document.rewind();
  ondemand::value all;
  ondemand::array conditions;
  if (document.value(root) || !onlyMember(root, "_and", all) || all.get_array().get(conditions))
    return {};
  for (auto condition : conditions) {
    ondemand::value one;
    if (condition.get(one)) return {};
    if (findIn(one, key, array)) return array;
  }
  return {};
}

/// `[1,2,2,3]` as `1,2` and `3`: no value twice.
std::vector<std::string> chunks(std::string_view array, std::size_t size) {
  std::vector<std::string> parts;
  std::unordered_set<std::string_view> known;
  Decoder decoder;
  Document document(decoder.state());
  ondemand::value root;
  ondemand::array values;
  if (document.open({.text = array}) || document.value(root) || root.get_array().get(values))
    return parts;
  std::size_t count = 0;
  for (auto entry : values) {
    ondemand::value value;
    std::string_view json;
    if (entry.get(value) || rawJsonOf(value, json)) return {};
    if (!known.insert(json).second) continue;
    if (count % size == 0)
      parts.emplace_back(json);
    else
      parts.back().append(1, ',').append(json);
    ++count;
  }
  return parts;
}

}  // namespace

std::vector<std::string> splitFilter(const std::string& filter, std::string_view key,
                                     std::size_t maxValues) {
  if (filter.size() < 2 * maxValues) return {filter};
  Decoder decoder;
  Document document(decoder.state());
  const std::string_view array = findIn(filter, key, document);
  if (array.empty()) return {filter};
  std::vector<std::string> parts = chunks(array, maxValues);
  if (parts.size() < 2) return {filter};
  const std::size_t begin = document.offsetOf(array);
  for (std::string& part : parts) {
    part.insert(0, filter, 0, begin + 1);
    part.append(filter, begin + array.size() - 1);
  }
  return parts;
}

std::string memberText(std::string_view object, std::string_view name) {
  Decoder decoder;
  Document document(decoder.state());
  ondemand::value root;
  ondemand::object members;
  ondemand::value member;
  std::string_view json;
  if (document.open({.text = object}) || document.value(root) || root.get_object().get(members) ||
      members.find_field(name).get(member) || rawJsonOf(member, json))
    return {};
  return std::string(json);
}

namespace {

bool addPaths(ondemand::value& value, const std::string& path, std::vector<std::string>& paths) {
  const char first = tokenOf(value).front();
  if (first == '[') {
    ondemand::array array;
    if (value.get_array().get(array)) return false;
    for (auto entry : array) {
      ondemand::value one;
      if (entry.get(one) || !addPaths(one, path, paths)) return false;
    }
    return true;
  }
  if (first != '{') return true;
  ondemand::object object;
  if (value.get_object().get(object)) return false;
  for (auto entry : object) {
    std::string_view name;
    if (readName(entry, name)) return false;
    std::string below = path;
    if (!name.starts_with('_')) {
      if (!below.empty()) below += '.';
      below += name;
      paths.push_back(below);
    }
    if (!addPaths(inside(entry).value(), below, paths)) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> fieldPaths(std::string_view filter) {
  std::vector<std::string> paths;
  Decoder decoder;
  Document document(decoder.state());
  ondemand::value root;
  // A filter that is not JSON is refused by the server; what was found until there does not matter.
  if (!document.open({.text = filter}) && !document.value(root)) (void)addPaths(root, "", paths);
  return paths;
}

std::vector<std::pair<std::string, std::string>> textMembers(std::string_view object) {
  std::vector<std::pair<std::string, std::string>> members;
  Decoder decoder;
  Document document(decoder.state());
  ondemand::value root;
  ondemand::object found;
  if (document.open({.text = object}) || document.value(root) || root.get_object().get(found))
    return members;
  for (auto entry : found) {
    std::string_view name;
    std::string_view text;
    if (readName(entry, name)) break;
    std::string kept(name);
    if (!inside(entry).value().get_string().get(text)) members.emplace_back(std::move(kept), text);
  }
  return members;
}

}  // namespace DIRECTUS_NAMESPACE::detail
