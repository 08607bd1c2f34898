#include <simdjson.h>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

bool isUtf8(std::string_view text) noexcept {
  return simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace DIRECTUS_NAMESPACE::detail
