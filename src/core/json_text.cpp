#include <directus/core/json_text.hpp>

#include <utility>

#include "core/json_check.hpp"

namespace DIRECTUS_NAMESPACE {

namespace detail {

void appendJsonString(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 0xF];
    }
  }
  out.append(text, copied);
  out += '"';
}

bool isJson(std::string_view text) {
  return isUtf8(text) && JsonWalk(text).whole();
}

}  // namespace detail

JsonText JsonText::parse(std::string text) {
  JsonText json;
  if (detail::isJson(text))
    json.text_ = std::move(text);
  else
    json.invalid_ = true;
  return json;
}

JsonText JsonText::string(std::string_view text) {
  JsonText json;
  if (detail::isUtf8(text))
    detail::appendJsonString(json.text_, text);
  else
    json.invalid_ = true;
  return json;
}

}  // namespace DIRECTUS_NAMESPACE
