#include "codec/json_parser.hpp"

namespace DIRECTUS_NAMESPACE::detail {

simdjson::error_code rawJsonOf(ondemand::value& value, std::string_view& json) {
  json = tokenOf(value);
  simdjson::error_code failed = simdjson::SUCCESS;
  if (json.front() == '{') {
    ondemand::object object;
    failed = value.get_object().get(object);
    if (!failed) failed = object.raw_json().get(json);
  } else if (json.front() == '[') {
    ondemand::array array;
    failed = value.get_array().get(array);
    if (!failed) failed = array.raw_json().get(json);
  }
  json = withoutSpaceBehind(json);
  return failed;
}

std::string_view describe(simdjson::error_code code) noexcept {
  switch (code) {
    case simdjson::EMPTY:
      return "empty";
    case simdjson::UTF8_ERROR:
      return "not UTF-8";
    case simdjson::UNCLOSED_STRING:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "cut off";
    case simdjson::DEPTH_ERROR:
      return "nested too deep";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too large";
    default:
      return "not JSON";
  }
}

bool nestsTooDeep(std::string_view json) noexcept {
  int depth = 0;
  for (const char *at = json.data(), *end = at + json.size(); at != end; ++at) {
    switch (*at) {
      case '[':
      case '{':
        if (++depth > maxJsonDepth) return true;
        break;
      case ']':
      case '}':
        --depth;
        break;
      case '"':
        for (++at; at != end && *at != '"'; ++at)
          if (*at == '\\' && at + 1 != end) ++at;
        if (at == end) return false;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace DIRECTUS_NAMESPACE::detail
