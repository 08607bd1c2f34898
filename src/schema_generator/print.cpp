#include "print.hpp"

#include <algorithm>

#include "source_text.hpp"
#include "type_names.hpp"

namespace schema_generator {

namespace {

/// Whether `directus::choices` is needed: the library takes an enumerator by its name, without an
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
  /// In full: where the library's templates are specialised, names are looked for in there first.
  [[nodiscard]] std::string scope() const {
    return nameSpace_.empty() ? "::" : "::" + std::string(nameSpace_) + "::";
  }
  void closeNamespace() {
    if (!nameSpace_.empty()) line("\n}  // namespace ", nameSpace_);
  }

  void printIncludes(const Header& header);
  void printFiles(const std::vector<std::string>& names);
  void printValues(const std::vector<Struct>& values);
  void printEnums(const std::vector<Enum>& enums);
  void printNames(const Enum& one);
  void print(const Struct& one);
  void printSchema(const Struct& schema);
  void printFieldNames(const Struct& one);

  std::string_view nameSpace_;
  std::string text_;
};

std::string Printer::print(const Header& header) {
  line(firstLine());
  line("// clang-format off");
  note("", header.about);
  line("#pragma once");
  printIncludes(header);
  printFiles(header.first);
  openNamespace();
  printEnums(header.enums);
  printValues(header.values);
  const auto ahead = namedAhead(header);
  if (!ahead.empty()) line();
  for (const std::string& name : ahead) line("struct ", name, ";");
  for (const Struct& one : header.structs) print(one);
  if (!header.schema.name.empty()) printSchema(header.schema);
  closeNamespace();
  printFiles(header.last);
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

void Printer::printFiles(const std::vector<std::string>& names) {
  if (!names.empty()) line();
  for (const std::string& name : names) line("#include \"", name, "\"");
}

/// A struct within JSON is not a relation, which the library has to know before the structs that
/// have it.
void Printer::printValues(const std::vector<Struct>& values) {
  if (values.empty()) return;
  for (const Struct& one : values) print(one);
  closeNamespace();
  for (const Struct& one : values) {
    const std::string type = scope() + one.name;
    line("\ntemplate <>");
    line("struct directus::JsonConversion<", type, ">");
    line("    : directus::StructConversion<", type, "> {};");
  }
  openNamespace();
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
  const std::string type = scope() + one.name;
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

std::string_view firstLine() noexcept {
  return "// Made by directus-schema. Do not edit: make it anew when the schema has changed.";
}

std::string printHeader(const Header& header, std::string_view nameSpace) {
  return Printer(nameSpace).print(header);
}

}  // namespace schema_generator
