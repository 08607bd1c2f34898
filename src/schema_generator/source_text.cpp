#include "source_text.hpp"

#include <directus/core/json_text.hpp>

namespace schema_generator {

namespace {

bool isControl(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == 0x7F;
}

bool isNoAscii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// U+202A … U+202E and U+2066 … U+2069 turn the direction of what an editor shows: source code
/// must not have them. U+2028, U+2029 end a line for some.
bool isHidden(std::string_view bytes) {
  if (bytes.size() < 3 || bytes[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(bytes[1]);
  const auto third = static_cast<unsigned char>(bytes[2]);
  return (second == 0x80 && third >= 0xA8 && third <= 0xAE) ||
         (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

void appendOctal(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '\\';
  out += static_cast<char>('0' + byte / 64);
  out += static_cast<char>('0' + byte / 8 % 8);
  out += static_cast<char>('0' + byte % 8);
}

/// Where `line` may be broken: behind the commas of its list, not of the lists within.
std::vector<std::size_t> breaksOf(std::string_view line) {
  std::vector<std::size_t> breaks;
  int depth = 0;
  bool isQuoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (isQuoted && c == '\\')
      ++i;
    else if (c == '"')
      isQuoted = !isQuoted;
    else if (isQuoted)
      continue;
    else if (c == '<' || c == '(')
      ++depth;
    else if (c == '>' || c == ')')
      --depth;
    else if (c == ',' && depth == 1)
      breaks.push_back(i + 2);  // and a space
  }
  breaks.push_back(line.size());
  return breaks;
}

/// A line that ends so goes on in the next one.
void removeContinuation(std::string& line) {
  for (bool again = true; again;) {
    again = false;
    while (!line.empty() && (line.back() == '\\' || line.back() == ' ')) line.pop_back();
    if (line.ends_with("?\?/")) {
      line.resize(line.size() - 3);
      again = true;
    }
  }
}

}  // namespace

std::string printable(std::string_view text) {
  const bool readable = directus::detail::isUtf8(text);
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (isControl(c) || (isNoAscii(c) && !readable)) {
      appendOctal(line, c);
    } else if (isHidden(text.substr(i))) {
      for (const char byte : text.substr(i, 3)) appendOctal(line, byte);
      i += 2;
    } else {
      line += c;
    }
  }
  return line;
}

std::string stringLiteral(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    // Two question marks begin what compilers warn of, a trigraph.
    const bool isSecondMark = c == '?' && quoted.ends_with('?');
    if (c == '"' || c == '\\' || isSecondMark) quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else
      quoted += c;
  }
  return '"' + printable(quoted) + '"';
}

std::string wrapped(std::string_view line) {
  constexpr std::size_t width = 100;
  const std::string indent(line.find('<') + 1, ' ');
  std::string made;
  std::size_t column = 0;
  std::size_t begin = 0;
  for (const std::size_t end : breaksOf(line)) {
    const std::string_view part = line.substr(begin, end - begin);
    if (begin > 0 && column + part.size() > width) {
      made.back() = '\n';  // the space behind the comma
      made += indent;
      column = indent.size();
    }
    made += part;
    column += part.size();
    begin = end;
  }
  return made;
}

std::vector<std::string> commentLines(std::string_view note) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note[i] == '\n') {
      removeContinuation(lines.back());
      lines.emplace_back();
    } else if (isHidden(note.substr(i))) {
      i += 2;
    } else if (!isControl(note[i])) {
      lines.back() += note[i];
    } else if (note[i] == '\t') {
      lines.back() += ' ';
    }
  }
  removeContinuation(lines.back());
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace schema_generator
