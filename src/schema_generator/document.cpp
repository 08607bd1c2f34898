#include "document.hpp"

#include <algorithm>
#include <iterator>

#include <directus/core/json_text.hpp>

#include "json_lines.hpp"
#include "yaml.hpp"

namespace schema_generator {

using directus::Error;
using directus::Result;
using nlohmann::json;

namespace {

Error refusal(std::string why) {
  return Error({.kind = directus::ErrorKind::invalidArgument, .message = std::move(why)});
}

std::string_view withoutByteOrderMark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

std::string whereIs(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto column = before.size() - (before.rfind('\n') + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::string whyNotJson(std::string_view text, std::size_t byte) {
  if (byte > text.size()) return "ends too early, at " + whereIs(text, byte);
  return "is not JSON: something unexpected at " + whereIs(text, byte);
}

Result<json> parseJson(std::string_view text) {
  try {
    auto document = json::parse(text);
    // What follows goes down into the values by recursion.
    if (!directus::detail::isJson(text)) return refusal("is nested too deeply for a snapshot");
    return document;
  } catch (const json::parse_error& error) {
    return refusal(whyNotJson(text, error.byte));
  } catch (const json::exception&) {
    return refusal("has a number that is out of range");
  }
}

bool looksLikeJson(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && (text[start] == '{' || text[start] == '[');
}

/// JSON is YAML, too, but for some escapes; and its own parser says better what is wrong.
bool isJsonFirst(std::string_view text, Format format) {
  return format == Format::json || looksLikeJson(text);
}

}  // namespace

bool beginsWith(const Path& path, const Path& start) {
  return start.size() <= path.size() && std::equal(start.begin(), start.end(), path.begin());
}

std::string toText(const Path& path) {
  std::string text;
  for (const Step& step : path)
    if (step.member.empty())
      text += '[' + std::to_string(step.index) + ']';
    else
      text += (text.empty() ? "" : ".") + step.member;
  return text;
}

Result<json> parseDocument(std::string_view text, Format format) {
  text = withoutByteOrderMark(text);
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return refusal("is empty");
  if (isJsonFirst(text, format)) {
    auto document = parseJson(text);
    if (document || format != Format::yaml) return document;
  }
  auto document = parseYaml(text);
  // Any text is YAML of some kind: a page of HTML is one string.
  if (format == Format::either && document && !document->is_structured()) return parseJson(text);
  return document;
}

std::size_t lineOf(std::string_view text, Format format, const Path& path) {
  text = withoutByteOrderMark(text);
  if (isJsonFirst(text, format) && parseJson(text)) return jsonLineOf(text, path);
  return yamlLineOf(text, path);
}

}  // namespace schema_generator
