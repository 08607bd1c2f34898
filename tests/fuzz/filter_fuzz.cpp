// Any text as a filter: what is left of JSON is JSON of which nothing more can be left out, and any
// other text stays as it is.
#include <directus/core/json_text.hpp>

#include <cstdint>
#include <cstdlib>

#include "query/filter_parts.hpp"

using namespace directus;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parts = detail::filterParts(text);
  if (!detail::isJson(text)) {
    require(parts.text == text);
    return 0;
  }
  require(parts.text.size() <= text.size());
  if (parts.text.empty()) return 0;
  require(detail::isJson(parts.text));
  const auto again = detail::filterParts(parts.text);
  require(again.text == parts.text && !again.hadOpenOr);
  return 0;
}
