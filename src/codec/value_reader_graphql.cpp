#include "codec/field_lookup.hpp"
#include "codec/value_reader.hpp"

// Where the replies of GraphQL differ from those of REST, so that one struct reads both.

namespace DIRECTUS_NAMESPACE::detail {

/// `{"year":2024}` for the function of a field, `{"id":"3"}` for the key of a relation.
bool ValueReader::readOnlyMember(ondemand::value& value, const TypeInfo& type, void* target) {
  auto object = value.get_object();
  if (object.error()) return fail(object.error());
  bool isRead = false;
  for (auto entry : inside(object)) {
    std::string_view name;
    if (entry.error()) return fail(entry.error());
    if (const auto failed = readName(entry, name)) return fail(failed);
    if (isRead) return mismatch(type, "{");
    if (!read(inside(entry).value(), type, target)) return inField(name);
    isRead = true;
  }
  return isRead || mismatch(type, "{");
}

/// The groups of an aggregate stand in an object of their own, and what several fragments have in
/// common carries the number of its fragment: `a1__title`.
bool ValueReader::readUnknown(std::string_view name, ondemand::value& value, ObjectTarget& target) {
  if (name == "group" && tokenOf(value).front() == '{') {
    auto object = value.get_object();
    if (object.error()) return fail(object.error());
    if (++depth_ > maxJsonDepth) return fail("nested too deep");
    if (!readMembers(inside(object), target)) return inField("group");
    --depth_;
    return true;
  }
  const std::size_t mark = name.starts_with('a') ? name.find("__") : std::string_view::npos;
  if (mark == std::string_view::npos) return skip(value);
  const std::size_t index = findField(target.ops, target.layout, name.substr(mark + 2));
  return index == noField ? skip(value) : readField(value, index, target);
}

}  // namespace DIRECTUS_NAMESPACE::detail
