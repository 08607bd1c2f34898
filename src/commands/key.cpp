#include <directus/commands/key.hpp>

#include <directus/core/json_text.hpp>

#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE {

namespace {

bool isExact(std::string_view digits) noexcept {
  const detail::Integer read = detail::readInteger(digits);
  std::int64_t number = 0;
  return read.fits(number) && detail::isExactInJavaScript(number);
}

}  // namespace

std::string Key::json() const {
  if (isNumber_ && isExact(text_)) return text_;
  std::string json;
  detail::appendJsonString(json, text_);
  return json;
}

Result<Key> Key::parse(std::string_view text) {
  if (text.empty() || !detail::isUtf8(text)) return detail::notParsed("Key", text, "key");
  const detail::Integer read = detail::readInteger(text);
  Key key(text);
  std::int64_t number = 0;
  key.isNumber_ = read.kind == detail::Integer::Kind::whole && read.fits(number) &&
                  std::to_string(number) == text;
  return key;
}

}  // namespace DIRECTUS_NAMESPACE
