#include "yaml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <directus/core/json_text.hpp>

namespace schema_generator {

using directus::Error;
using directus::Result;
using nlohmann::json;

namespace {

constexpr int mostDepth = 100;
constexpr std::size_t mostValues = 4'000'000;  // a hundred times a large snapshot

struct YamlError {
  std::string why{};
  YAML::Mark mark = YAML::Mark::null_mark();
};

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && isDigit(text[at])) ++at;
  return at;
}

template <class Number>
std::optional<json> parseNumber(std::string_view text, int base = 10) {
  Number number{};
  const auto result = [&] {
    if constexpr (std::is_integral_v<Number>)
      return std::from_chars(text.data(), text.data() + text.size(), number, base);
    else
      return std::from_chars(text.data(), text.data() + text.size(), number);
  }();
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return std::optional<json>(std::in_place, number);
}

std::optional<json> parseInteger(std::string_view text, int base) {
  if (auto number = parseNumber<std::int64_t>(text, base)) return number;
  return parseNumber<std::uint64_t>(text, base);
}

/// Digits with a point, an exponent or both.
bool isDecimal(std::string_view text) {
  std::size_t at = skipDigits(text, 0);
  const std::size_t whole = at;
  std::size_t fraction = 0;
  if (at < text.size() && text[at] == '.') {
    const std::size_t end = skipDigits(text, at + 1);
    fraction = end - at - 1;
    at = end;
  }
  if (whole == 0 && fraction == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t end = skipDigits(text, at);
    if (end == at) return false;
    at = end;
  }
  return at == text.size();
}

std::optional<json> parseDecimal(const std::string& text) {
  const bool hasSign = text.starts_with('+') || text.starts_with('-');
  const std::string_view digits = std::string_view(text).substr(hasSign ? 1 : 0);
  if (!isDecimal(digits)) return std::nullopt;
  const std::string_view number = text.starts_with('+') ? digits : std::string_view(text);
  if (skipDigits(digits, 0) == digits.size())
    if (auto whole = parseInteger(number, 10)) return whole;
  return parseNumber<double>(number);
}

/// YAML allows these nowhere, and yaml-cpp takes one of them for the end of the text.
void refuseControls(std::string_view text) {
  YAML::Mark mark;
  mark.line = 0;
  mark.column = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < ' ' && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F)
      throw YamlError{"has a control character", mark};
    ++mark.column;
    if (c == '\n') {
      ++mark.line;
      mark.column = 0;
    }
  }
}

class Converter {
 public:
  json convert(const YAML::Node& node) {
    if (++depth_ > mostDepth || ++count_ > mostValues)
      throw YamlError{"is larger or deeper than a snapshot can be", node.Mark()};
    json value = made(node);
    --depth_;
    return value;
  }

 private:
  json made(const YAML::Node& node) {
    if (node.IsScalar()) return scalar(node);
    if (node.IsSequence()) {
      json list = json::array();
      for (const YAML::Node& item : node) list.push_back(convert(item));
      return list;
    }
    return node.IsMap() ? map(node) : json();
  }

  json map(const YAML::Node& node) {
    json object = json::object();
    for (const auto& entry : node) {
      if (!entry.first.IsScalar()) throw YamlError{"has a key that is not text", node.Mark()};
      const std::string& name = entry.first.Scalar();
      if (name == "<<" && entry.first.Tag() == "?")
        throw YamlError{"merges maps by <<, which YAML 1.2 does not know", entry.first.Mark()};
      if (object.contains(name))
        throw YamlError{"has the key " + name + " twice", entry.first.Mark()};
      object[name] = convert(entry.second);
    }
    return object;
  }

  static json scalar(const YAML::Node& node) {
    // yaml-cpp's tag of what stands without quotes.
    return node.Tag() == "?" ? plainScalar(node.Scalar()) : json(node.Scalar());
  }

  int depth_ = 0;
  std::size_t count_ = 0;
};

/// Passes over a document.
class Skip final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

/// What reads all documents at once never ends where a text begins with a comma.
void requireOneDocument(const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  Skip skip;
  if (parser.HandleNextDocument(skip) && parser.HandleNextDocument(skip))
    throw YamlError{"has several documents"};
}

YAML::Node load(std::string_view text) {
  refuseControls(text);
  const std::string copy(text);
  requireOneDocument(copy);
  return YAML::Load(copy);
}

Error refusal(const YamlError& error) {
  std::string why = error.why;
  if (!error.mark.is_null())
    why += ", at line " + std::to_string(error.mark.line + 1) + ", column " +
           std::to_string(error.mark.column + 1);
  return Error({.kind = directus::ErrorKind::invalidArgument, .message = std::move(why)});
}

}  // namespace

json plainScalar(const std::string& text) {
  if (text.empty() || isOneOf(text, {"~", "null", "Null", "NULL"})) return nullptr;
  if (isOneOf(text, {"true", "True", "TRUE"})) return true;
  if (isOneOf(text, {"false", "False", "FALSE"})) return false;
  const std::string_view digits =
      std::string_view(text).substr(std::min<std::size_t>(2, text.size()));
  std::optional<json> number;
  if (text.starts_with("0x") && !digits.starts_with('-'))
    number = parseInteger(digits, 16);
  else if (text.starts_with("0o") && !digits.starts_with('-'))
    number = parseInteger(digits, 8);
  else
    number = parseDecimal(text);
  return number ? *std::move(number) : json(text);
}

Result<json> parseYaml(std::string_view text) {
  if (!directus::detail::isUtf8(text)) return refusal(YamlError{"is not UTF-8"});
  try {
    return Converter().convert(load(text));
  } catch (const YamlError& error) {
    return refusal(error);
  } catch (const YAML::Exception& error) {
    return refusal({"is not YAML: " + error.msg, error.mark});
  }
}

std::size_t yamlLineOf(std::string_view text, const Path& path) {
  try {
    YAML::Node node = load(text);
    int line = node.Mark().line;
    for (const Step& step : path) {
      const YAML::Node next =
          step.member.empty() ? std::as_const(node)[step.index] : std::as_const(node)[step.member];
      if (!next) break;
      line = next.Mark().line;
      node.reset(next);
    }
    return static_cast<std::size_t>(std::max(line, 0)) + 1;
  } catch (const YamlError&) {
    return 1;
  } catch (const YAML::Exception&) {
    return 1;
  }
}

}  // namespace schema_generator
