#include "print.hpp"

#include <algorithm>
#include <set>

#include "source_text.hpp"

namespace schema_generator {

namespace {

/// Whether `directus::choices` has to be told: it takes an enumerator by its name, without an
/// underscore at the end, and of the first 128 only.
bool needsName(const Enumerator& one, std::size_t index) {
  constexpr std::size_t reflected = 128;
  std::string_view name = one.name;
  if (name.size() > 1 && name.ends_with('_')) name.remove_suffix(1);
  return index >= reflected || name != one.value;
}

bool needsNames(const Enum& one) {
  for (std::size_t i = 0; i < one.enumerators.size(); ++i)
    if (needsName(one.enumerators[i], i)) return true;
  return false;
}

bool isRenamed(const Member& member) {
  return !member.directusName.empty() && member.name != member.directusName;
}

bool isNamePart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Calls `visit` with each name in a type.
template <class Visit>
void visitNames(std::string_view type, Visit visit) {
  while (!type.empty()) {
    const auto end = std::find_if_not(type.begin(), type.end(), isNamePart);
    const auto size = static_cast<std::size_t>(end - type.begin());
    if (size > 0) visit(type.substr(0, size));
    type.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

/// The structs that are named before they are defined, in the order of their definitions.
std::vector<std::string_view> namedAhead(const std::vector<Struct>& structs) {
  std::set<std::string_view> ahead;
  for (const Struct& one : structs) ahead.insert(one.name);
  std::set<std::string_view> used;
  for (const Struct& one : structs) {
    ahead.erase(one.name);
    for (const Member& member : one.members)
      visitNames(member.type, [&](std::string_view name) {
        if (ahead.contains(name)) used.insert(name);
      });
  }
  std::vector<std::string_view> names;
  for (const Struct& one : structs)
    if (used.contains(one.name)) names.push_back(one.name);
  return names;
}

/// The headers of the standard library that the types need.
std::set<std::string_view> standardHeaders(const Header& header) {
  std::set<std::string_view> headers;
  const auto look = [&](const Struct& one) {
    for (const Member& member : one.members)
      visitNames(member.type, [&](std::string_view name) {
        if (name == "int64_t") headers.insert("cstdint");
        if (name == "optional" || name == "string" || name == "vector") headers.insert(name);
      });
  };
  for (const Struct& one : header.structs) look(one);
  look(header.schema);
  return headers;
}

class Printer {
 public:
  explicit Printer(std::string_view nameSpace) : nameSpace_(nameSpace) {}

  std::string print(const Header& header);

 private:
  template <class... Parts>
  void line(const Parts&... parts) {
    ((text_ += parts), ...);
    text_ += '\n';
  }
  void note(std::string_view indent, const std::string& note) {
    for (const std::string& one : commentLines(note))
      line(indent, one.empty() ? "///" : "/// ", one);
  }
  void openNamespace() {
    if (!nameSpace_.empty()) line("\nnamespace ", nameSpace_, " {");
  }
  void closeNamespace() {
    if (!nameSpace_.empty()) line("\n}  // namespace ", nameSpace_);
  }

  void printIncludes(const Header& header);
  void printEnums(const std::vector<Enum>& enums);
  void printNames(const Enum& one);
  void print(const Struct& one);
  void printSchema(const Struct& schema);
  void printFieldNames(const Struct& one);

  std::string_view nameSpace_;
  std::string text_;
};

std::string Printer::print(const Header& header) {
  line("// Made by directus-schema. Do not edit: make it anew when the schema has changed.");
  line("// clang-format off");
  line("#pragma once");
  printIncludes(header);
  openNamespace();
  printEnums(header.enums);
  const auto ahead = namedAhead(header.structs);
  if (!ahead.empty()) line();
  for (const std::string_view name : ahead) line("struct ", name, ";");
  for (const Struct& one : header.structs) print(one);
  printSchema(header.schema);
  closeNamespace();
  return std::move(text_);
}

void Printer::printIncludes(const Header& header) {
  const auto standard = standardHeaders(header);
  if (!standard.empty()) line();
  for (const std::string_view name : standard) line("#include <", name, ">");
  line();
  for (const std::string& name : header.includes) line("#include <", name, ">");
  line("#include <directus/typed.hpp>");
}

void Printer::printEnums(const std::vector<Enum>& enums) {
  for (const Enum& one : enums) {
    line("\nenum class ", one.name, " {");
    for (const Enumerator& enumerator : one.enumerators) line("  ", enumerator.name, ",");
    line("};");
  }
  if (std::none_of(enums.begin(), enums.end(), needsNames)) return;
  // A variable of the library is specialised outside of all other namespaces.
  closeNamespace();
  for (const Enum& one : enums)
    if (needsNames(one)) printNames(one);
  openNamespace();
}

void Printer::printNames(const Enum& one) {
  // In full: here names are looked for in the library first.
  const std::string scope = nameSpace_.empty() ? "::" : "::" + std::string(nameSpace_) + "::";
  const std::string type = scope + one.name;
  line("\ntemplate <>");
  line("inline constexpr auto directus::choices<", type, "> =");
  line("    directus::choicesOf<", type, ">({");
  for (std::size_t i = 0; i < one.enumerators.size(); ++i)
    if (const Enumerator& enumerator = one.enumerators[i]; needsName(enumerator, i))
      line("        {", type, "::", enumerator.name, ", ", stringLiteral(enumerator.value), "},");
  line("    });");
}

void Printer::print(const Struct& one) {
  line();
  note("", one.note);
  line("struct ", one.name, " {");
  for (const Member& member : one.members) {
    note("  ", member.note);
    const std::string value = member.initialiser.empty() ? "{}" : " = " + member.initialiser;
    line(wrapped("  " + member.type + ' ' + member.name + value + ';'));
  }
  printFieldNames(one);
  line("};");
}

void Printer::printSchema(const Struct& schema) {
  line("\nstruct ", schema.name, " {");
  for (const Member& member : schema.members) line("  ", member.type, " ", member.name, ";");
  printFieldNames(schema);
  line("};");
}

void Printer::printFieldNames(const Struct& one) {
  std::string members;
  std::string names;
  for (const Member& member : one.members) {
    if (!isRenamed(member)) continue;
    const char* comma = members.empty() ? "" : ", ";
    members += comma + ('&' + one.name) + "::" + member.name;
    names += comma + stringLiteral(member.directusName);
  }
  if (members.empty()) return;
  line("\n  static constexpr auto fieldNames() {");
  line(wrapped("    return directus::renamed<" + members + ">(" + names + ");"));
  line("  }");
}

}  // namespace

std::string printHeader(const Header& header, std::string_view nameSpace) {
  return Printer(nameSpace).print(header);
}

}  // namespace schema_generator
