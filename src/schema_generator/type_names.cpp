#include "type_names.hpp"

#include <algorithm>

namespace schema_generator {

namespace {

bool isNamePart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void addNames(std::string_view type, std::set<std::string>& names) {
  while (!type.empty()) {
    const auto end = std::find_if_not(type.begin(), type.end(), isNamePart);
    const auto size = static_cast<std::size_t>(end - type.begin());
    if (size > 0) names.emplace(type.substr(0, size));
    type.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

}  // namespace

std::set<std::string> namesIn(const Struct& one) {
  std::set<std::string> names;
  for (const Member& member : one.members) addNames(member.type, names);
  return names;
}

std::vector<std::string> namedAhead(const Header& header) {
  std::set<std::string> ahead = header.elsewhere;
  for (const Struct& one : header.structs) ahead.insert(one.name);
  std::set<std::string> used;
  for (const Struct& one : header.structs) {
    ahead.erase(one.name);
    for (const std::string& name : namesIn(one))
      if (ahead.contains(name)) used.insert(name);
  }
  for (const std::string& name : namesIn(header.schema))
    if (ahead.contains(name)) used.insert(name);
  std::vector<std::string> names;
  for (const Struct& one : header.structs)
    if (used.erase(one.name) > 0) names.push_back(one.name);
  names.insert(names.end(), used.begin(), used.end());
  return names;
}

std::set<std::string> standardHeaders(const Header& header) {
  std::set<std::string> headers;
  const auto look = [&](const Struct& one) {
    for (const std::string& name : namesIn(one)) {
      if (name == "int64_t") headers.insert("cstdint");
      if (name == "optional" || name == "string" || name == "vector") headers.insert(name);
    }
  };
  for (const Struct& one : header.values) look(one);
  for (const Struct& one : header.structs) look(one);
  look(header.schema);
  return headers;
}

}  // namespace schema_generator
