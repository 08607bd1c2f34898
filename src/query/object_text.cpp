#include <directus/query/aggregate_fields.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

void refuse(ObjectText& out, std::string_view name, std::string_view why) {
  std::string reason(name);
  if (!name.empty()) reason += ": ";
  out.refused.add(reason.append(why));
}

constexpr std::string_view space = " \t\r\n";

}  // namespace

NameList::NameList() noexcept = default;
NameList::NameList(std::vector<std::string> list) noexcept : names(std::move(list)) {}
NameList::NameList(const NameList&) = default;
NameList::NameList(NameList&&) noexcept = default;
NameList& NameList::operator=(const NameList&) = default;
NameList& NameList::operator=(NameList&&) noexcept = default;
NameList::~NameList() = default;

void NameList::add(std::string_view name) {
  names.emplace_back(name);
}

ObjectText::ObjectText() noexcept = default;
ObjectText::ObjectText(const ObjectText&) = default;
ObjectText::ObjectText(ObjectText&&) noexcept = default;
ObjectText& ObjectText::operator=(const ObjectText&) = default;
ObjectText& ObjectText::operator=(ObjectText&&) noexcept = default;
ObjectText::~ObjectText() = default;

void addMember(ObjectText& out, std::string_view name, std::string_view value) {
  if (!isUtf8(name)) return refuse(out, "", "holds a name that is not UTF-8");
  if (!out.members.empty()) out.members += ',';
  appendJsonString(out.members, name);
  out.members += ':';
  out.members += value;
}

void addValue(ObjectText& out, std::string_view name, const ValueText& value) {
  if (!value.refused.empty())
    refuse(out, name, value.refused);
  else
    addMember(out, name, value.text);
}

void addTextMember(ObjectText& out, std::string_view name, std::string_view text) {
  ValueText value;
  appendText(value, text);
  addValue(out, name, value);
}

std::string namesJson(const NameList& list) {
  std::string json = "[";
  for (const std::string& name : list.names) {
    if (json.size() > 1) json += ',';
    appendJsonString(json, name);
  }
  return json += ']';
}

void addNames(ObjectText& out, std::string_view name, const NameList& names) {
  for (const std::string& text : names.names)
    if (!isUtf8(text)) return refuse(out, name, "holds a name that is not UTF-8");
  if (names.plain)
    addTextMember(out, name, names.names.front());
  else
    addMember(out, name, namesJson(names));
}

ObjectText aggregateText(std::initializer_list<AggregateEntry> entries) {
  ObjectText out;
  for (const AggregateEntry& entry : entries)
    if (!entry.fields.empty()) addNames(out, entry.function, entry.fields);
  return out;
}

void addMembers(ObjectText& out, const ObjectText& other) {
  out.refused.add(other.refused.why());
  if (!out.members.empty() && !other.members.empty()) out.members += ',';
  out.members += other.members;
}

void addObject(ObjectText& out, const JsonText& json) {
  std::string_view text = json.text();
  if (!json.valid()) return refuse(out, "", "is not JSON");
  const auto start = text.find_first_not_of(space);
  if (start == text.npos || text.substr(start, 4) == "null") return;
  text = text.substr(start, text.find_last_not_of(space) - start + 1);
  if (text.front() != '{') return refuse(out, "", "is not a JSON object");
  text = text.substr(1, text.size() - 2);
  if (text.find_first_not_of(space) == text.npos) return;
  ObjectText members;
  members.members = text;
  addMembers(out, members);
}

Result<std::string> objectJson(const ObjectText& object, std::string_view name) {
  if (object.refused.empty()) return "{" + object.members + "}";
  const std::string_view why = object.refused.why();
  if (!name.empty()) return invalidArgument(name, why);
  const auto colon = why.find(": ");
  if (colon == why.npos) return invalidArgument("value", why);
  return invalidArgument(why.substr(0, colon), why.substr(colon + 2));
}

}  // namespace DIRECTUS_NAMESPACE::detail
