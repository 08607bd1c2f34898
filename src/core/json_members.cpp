#include "core/json_members.hpp"

#include "core/json_names.hpp"
#include "core/trimmed.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Behind the string that begins at `at`.
std::size_t stringEnd(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

/// Where `wanted` stands outside of strings and brackets, the text's size where it does not.
std::size_t findOutside(std::string_view text, char wanted) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"')
      at = stringEnd(text, at) - 1;
    else if (c == '{' || c == '[')
      ++depth;
    else if (c == '}' || c == ']')
      --depth;
    else if (c == wanted && depth == 0)
      return at;
  }
  return text.size();
}

/// Calls `use` with each part between commas of what stands inside the brackets.
template <class Use>
void forEachPart(std::string_view json, char open, Use&& use) {
  json = trimmed(json);
  if (json.size() < 2 || json.front() != open) return;
  std::string_view rest = trimmed(json.substr(1, json.size() - 2));
  while (!rest.empty()) {
    const std::size_t comma = findOutside(rest, ',');
    use(trimmed(rest.substr(0, comma)));
    rest.remove_prefix(comma < rest.size() ? comma + 1 : rest.size());
  }
}

}  // namespace

std::vector<JsonMember> jsonMembers(std::string_view object) {
  std::vector<JsonMember> members;
  forEachPart(object, '{', [&](std::string_view part) {
    const std::size_t colon = findOutside(part, ':');
    if (colon == part.size()) return;
    members.push_back({joinNames(part.substr(0, colon)), trimmed(part.substr(colon + 1))});
  });
  return members;
}

std::vector<std::string_view> jsonItems(std::string_view array) {
  std::vector<std::string_view> items;
  forEachPart(array, '[', [&](std::string_view part) { items.push_back(part); });
  return items;
}

std::string_view lastMember(const std::vector<JsonMember>& members,
                            std::string_view name) noexcept {
  std::string_view value;
  for (const JsonMember& member : members)
    if (member.name == name) value = member.value;
  return value;
}

}  // namespace DIRECTUS_NAMESPACE::detail
