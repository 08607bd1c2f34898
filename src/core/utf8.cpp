#include <simdjson.h>

#include <directus/core/json_text.hpp>

namespace directus::inline v0_1::detail {

bool isUtf8(std::string_view text) noexcept {
  return simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace directus::inline v0_1::detail
