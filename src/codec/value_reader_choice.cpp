#include <cstdint>
#include <cstring>

#include <directus/core/json_text.hpp>

#include "codec/token.hpp"
#include "codec/value_reader.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

void storeChoice(void* target, std::size_t size, long long value) noexcept {
  const auto store = [target](auto number) { std::memcpy(target, &number, sizeof number); };
  switch (size) {
    case 1:
      return store(static_cast<std::int8_t>(value));
    case 2:
      return store(static_cast<std::int16_t>(value));
    case 4:
      return store(static_cast<std::int32_t>(value));
    default:
      return store(static_cast<std::int64_t>(value));
  }
}

/// `draft, published`
std::string listOf(const ChoiceOps& choices) {
  std::string list;
  for (std::size_t i = 0; i < choices.count; ++i) {
    if (i > 0) list += ", ";
    list += choices.name(i);
  }
  return list;
}

/// A value as it stands in the document, for a message: not all of a long one.
std::string shownToken(std::string_view token) {
  constexpr std::size_t most = 60;
  if (token.size() <= most) return std::string(token);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80) --end;
  return std::string(token.substr(0, end)) + "…";
}

}  // namespace

bool ValueReader::readTextForm(ondemand::value& value, const TypeInfo& type, std::string_view token,
                               void* target) {
  std::string_view text = token;
  if (isString(token)) {
    text = insideQuotes(token);
    if (text.find('\\') != std::string_view::npos && value.get_string().get(text))
      return fail("broken string");
  } else if (!type.takesNumber || !isNumber(token) || !isJson(token)) {
    return mismatch(type, token);
  }
  if (type.ops.text->fromText(text, target)) return true;
  if (!type.showsValue) return mismatch(type, token);
  return fail(std::string("expected ") + type.expected + ", got " + shownToken(token));
}

bool ValueReader::readChoice(ondemand::value& value, const TypeInfo& type, std::string_view token,
                             void* target) {
  if (!isString(token)) return mismatch(type, token);
  const ChoiceOps& choices = *type.ops.choice;
  std::size_t index = choices.find(insideQuotes(token));
  if (index == choices.count) {
    // Perhaps it was written with escapes.
    std::string text;
    if (!readText(value, token, text)) return false;
    index = choices.find(text);
  }
  if (index == choices.count)
    return fail("expected one of " + listOf(choices) +
                " (a directus::Choice takes others, too), got " + shownToken(token));
  storeChoice(target, type.size, choices.choices[index].value);
  return true;
}

bool ValueReader::readCustom(ondemand::value& value, const TypeInfo& type, void* target) {
  std::string_view json;
  if (const auto failed = rawJsonOf(value, json)) return fail(failed);
  if (json == "null" && !type.takesNull) return mismatch(type, json);
  if (!isJson(json)) return fail(nestsTooDeep(json) ? "nested too deep" : "not JSON");
  return type.ops.custom->decode(json, target) || mismatch(type, json);
}

}  // namespace DIRECTUS_NAMESPACE::detail
