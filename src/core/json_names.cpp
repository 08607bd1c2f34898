#include "core/json_names.hpp"

#include <charconv>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

unsigned hex4(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

void appendUtf8(std::string& out, unsigned point) {
  const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | point >> 6);
  } else {
    if (point < 0x10000) {
      put(0xE0 | point >> 12);
    } else {
      put(0xF0 | point >> 18);
      put(0x80 | (point >> 12 & 0x3F));
    }
    put(0x80 | (point >> 6 & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

}  // namespace

std::size_t appendEscape(std::string& out, std::string_view json, std::size_t at) {
  const char c = json[at];
  constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
  if (c != 'u') {
    const auto known = from.find(c);
    out += known == std::string_view::npos ? c : to[known];
    return at;
  }
  unsigned point = hex4(json.substr(at + 1, 4));
  at += 4;
  if (point >= 0xD800 && point < 0xDC00 && json.substr(at + 1, 2) == "\\u") {
    point = 0x10000 + ((point - 0xD800) << 10) + (hex4(json.substr(at + 3, 4)) - 0xDC00);
    at += 6;
  }
  appendUtf8(out, point);
  return at;
}

std::string joinNames(std::string_view json) {
  std::string names(json.size(), '\0');  // it gets no longer
  char* to = names.data();
  forNames(json, [&to](char c) { *to++ = c; });
  names.resize(static_cast<std::size_t>(to - names.data()));
  return names;
}

}  // namespace DIRECTUS_NAMESPACE::detail
