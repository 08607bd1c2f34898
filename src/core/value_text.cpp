#include <directus/core/value_text.hpp>

#include <functional>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE::detail {

std::size_t hashOfText(std::string_view text) noexcept {
  return std::hash<std::string_view>()(text);
}

Error notParsed(std::string_view type, std::string_view text, std::string_view expected) {
  constexpr std::size_t most = 60;
  std::string why;
  if (text.size() > most || !isUtf8(text))
    why = "a text of " + std::to_string(text.size()) + " bytes";
  else
    appendJsonString(why, text);
  why += " is not a valid ";
  why += expected;
  return invalidArgument(type, why);
}

}  // namespace DIRECTUS_NAMESPACE::detail
