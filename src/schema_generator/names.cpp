#include "names.hpp"

#include <algorithm>
#include <iterator>

#include <directus/core/json_text.hpp>

namespace schema_generator {

namespace {

// Sorted, for the search.
constexpr std::string_view unusable[] = {
    // macros of the C library, of Windows' and Qt's headers, and of GNU compilers
    "BOOL", "BUFSIZ", "CONST", "DELETE", "DOMAIN", "EOF", "ERROR", "FALSE", "HUGE_VAL", "IN",
    "INFINITY", "NAN", "NO_ERROR", "NULL", "OPTIONAL", "OUT", "OVERFLOW", "PASCAL", "SEEK_CUR",
    "SEEK_END", "SEEK_SET", "STRICT", "TRUE", "UNDERFLOW", "VOID",
    // keywords of C++20, macros of small letters among them
    "alignas", "alignof", "and", "and_eq", "asm", "assert", "auto", "bitand", "bitor", "bool",
    "break", "case", "catch", "char", "char16_t", "char32_t", "char8_t", "class", "co_await",
    "co_return", "co_yield", "compl", "concept", "const", "const_cast", "consteval", "constexpr",
    "constinit", "continue", "decltype", "default", "delete", "directus", "do", "double",
    "dynamic_cast", "else", "emit", "enum", "errno", "explicit", "export", "extern", "false", "far",
    "float", "for", "foreach", "forever", "friend", "goto", "i386", "if", "import", "inline", "int",
    "interface", "linux", "long", "major", "makedev", "minor", "module", "mutable", "namespace",
    "near", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private",
    "protected", "public", "register", "reinterpret_cast", "requires", "return", "short", "signals",
    "signed", "sizeof", "slots", "small", "static", "static_assert", "static_cast", "std", "stderr",
    "stdin", "stdout", "struct", "switch", "template", "this", "thread_local", "throw", "true",
    "try", "typedef", "typeid", "typename", "union", "unix", "unsigned", "using", "virtual", "void",
    "volatile", "wchar_t", "while", "xor", "xor_eq"};
static_assert(std::is_sorted(std::begin(unusable), std::end(unusable)));

bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool isLetter(char c) {
  return isUpper(c) || (c >= 'a' && c <= 'z');
}
bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isNamePart(char c) {
  return isLetter(c) || isDigit(c) || c == '_';
}
char toUpper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Of the shape of a name, and not one of those that compilers keep for themselves.
bool isIdentifier(std::string_view name) {
  if (name.empty() || isDigit(name[0]) || !std::all_of(name.begin(), name.end(), isNamePart))
    return false;
  const bool reserved = name.size() > 1 && name[0] == '_' && isUpper(name[1]);
  return !reserved && name.find("__") == std::string_view::npos && name != "_";
}

}  // namespace

bool isAskable(std::string_view name) {
  const auto isControl = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; };
  return !name.empty() && name.find_first_of(".,:()[]*\"\\") == std::string_view::npos &&
         std::none_of(name.begin(), name.end(), isControl) && directus::detail::isUtf8(name);
}

bool isUsable(std::string_view name) {
  return isIdentifier(name) && !std::binary_search(std::begin(unusable), std::end(unusable), name);
}

std::string toIdentifier(std::string_view name) {
  std::string made;
  for (const char c : name) {
    const char next = isNamePart(c) ? c : '_';
    if (next != '_' || made.empty() || made.back() != '_') made += next;
  }
  if (made == "_" || made.empty()) return "unnamed";
  if (isDigit(made[0])) made.insert(0, 1, '_');
  if (made[0] == '_' && isUpper(made[1])) made.erase(0, 1);
  return isUsable(made) ? made : made + '_';
}

std::string toPascalCase(std::string_view name, std::string_view prefix) {
  std::string made;
  bool atStart = true;
  for (const char c : name) {
    if (c == '_' || !isNamePart(c)) {
      atStart = true;
    } else {
      made += atStart ? toUpper(c) : c;
      atStart = false;
    }
  }
  if (made.empty() || !isLetter(made[0])) made.insert(0, prefix);
  return isUsable(made) ? made : made + '_';
}

std::string TakenNames::takeOrNumber(const std::string& name) {
  if (take(name)) return name;
  for (int number = 2;; ++number)
    if (auto numbered = name + std::to_string(number); take(numbered)) return numbered;
}

std::vector<std::string> uniqueIdentifiers(const std::vector<std::string>& names,
                                           TakenNames taken) {
  std::vector<std::string> made(names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    if (isUsable(names[i]) && taken.take(names[i])) made[i] = names[i];
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!made[i].empty()) continue;
    std::string wanted = toIdentifier(names[i]);
    if (taken.has(wanted) && wanted.back() != '_') wanted += '_';
    made[i] = taken.takeOrNumber(wanted);
  }
  return made;
}

}  // namespace schema_generator
