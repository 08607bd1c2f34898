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

Keys::Keys(std::initializer_list<Key> keys) : keys_(keys) {}

}  // namespace DIRECTUS_NAMESPACE
