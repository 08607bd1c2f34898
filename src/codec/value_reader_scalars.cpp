#include <cmath>
#include <cstring>
#include <limits>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>

#include "codec/token.hpp"
#include "codec/value_reader.hpp"
#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

template <class I>
void store(void* target, I value) noexcept {
  std::memcpy(target, &value, sizeof value);
}

bool storeSigned(void* target, std::size_t size, std::int64_t value) noexcept {
  const auto fits = [value](auto limit) {
    using I = decltype(limit);
    return value >= (std::numeric_limits<I>::min)() && value <= (std::numeric_limits<I>::max)();
  };
  switch (size) {
    case 1:
      store(target, static_cast<std::int8_t>(value));
      return fits(std::int8_t{});
    case 2:
      store(target, static_cast<std::int16_t>(value));
      return fits(std::int16_t{});
    case 4:
      store(target, static_cast<std::int32_t>(value));
      return fits(std::int32_t{});
    default:
      store(target, value);
      return true;
  }
}

bool storeUnsigned(void* target, std::size_t size, std::uint64_t value) noexcept {
  switch (size) {
    case 1:
      store(target, static_cast<std::uint8_t>(value));
      return value <= 0xff;
    case 2:
      store(target, static_cast<std::uint16_t>(value));
      return value <= 0xffff;
    case 4:
      store(target, static_cast<std::uint32_t>(value));
      return value <= 0xffffffff;
    default:
      store(target, value);
      return true;
  }
}

}  // namespace

bool ValueReader::readText(ondemand::value& value, std::string_view token, std::string& target) {
  const std::string_view text = insideQuotes(token);
  if (std::memchr(text.data(), '\\', text.size()) == nullptr) {
    target.assign(text);
    return true;
  }
  std::string_view unescaped;
  if (value.get_string().get(unescaped)) return fail("broken string");
  target.assign(unescaped);
  return true;
}

/// Postgres sends big integers as strings.
bool ValueReader::readInteger(const TypeInfo& type, std::string_view token, void* target) {
  if (!isString(token) && !isNumber(token)) return mismatch(type, token);
  const Integer read = detail::readInteger(isString(token) ? insideQuotes(token) : token);
  if (read.kind == Integer::Kind::other) {
    if (isString(token) || !isJson(token)) return mismatch(type, token);
    return fail("expected integer, got number with a fraction or an exponent");
  }
  bool fits = read.kind == Integer::Kind::whole;
  if (fits && type.kind == TypeKind::unsignedInteger) {
    fits =
        (!read.negative || read.magnitude == 0) && storeUnsigned(target, type.size, read.magnitude);
  } else if (fits) {
    std::int64_t number = 0;
    fits = read.fits(number) && storeSigned(target, type.size, number);
  }
  return fits || fail("integer out of range");
}

/// Decimals and sums come as strings from Postgres.
bool ValueReader::readReal(ondemand::value& value, const TypeInfo& type, std::string_view token,
                           void* target) {
  if (!isString(token) && !isNumber(token)) return mismatch(type, token);
  const bool quoted = isString(token);
  double number = 0;
  if (quoted ? value.get_double_in_string().get(number) : value.get_double().get(number)) {
    const bool isNumeral =
        isJson(quoted ? insideQuotes(token) : token) && (!quoted || isNumber(insideQuotes(token)));
    return isNumeral ? fail("number out of range") : mismatch(type, token);
  }
  if (type.size == sizeof(double)) {
    store(target, number);
    return true;
  }
  if (std::abs(number) > static_cast<double>((std::numeric_limits<float>::max)()))
    return fail("number out of range");
  store(target, static_cast<float>(number));
  return true;
}

/// SQLite's 0 and 1 are booleans, too.
bool ValueReader::readBoolean(const TypeInfo& type, std::string_view token, void* target) {
  const bool isTrue = token == "true" || token == "1";
  if (!isTrue && token != "false" && token != "0") return mismatch(type, token);
  store(target, isTrue);
  return true;
}

bool ValueReader::readRelation(ondemand::value& value, const TypeInfo& type, std::string_view token,
                               void* target) {
  const RelationOps& ops = *type.ops.relation;
  if (token.front() == '{' && !type.endsHere)
    return read(value, token, *type.inner, ops.emplaceObject(target));
  return readKey(value, type, token, ops.holder(target).state());
}

bool ValueReader::readKey(ondemand::value& value, const TypeInfo& type, std::string_view token,
                          RefState& state) {
  if (token == "null") {
    state.setNull();
    return true;
  }
  if (isNumber(token)) {
    const Integer read = detail::readInteger(token);
    std::int64_t number = 0;
    if (read.kind == Integer::Kind::other) return mismatch(type, token);
    if (read.kind == Integer::Kind::tooLarge || !read.fits(number))
      return fail("integer out of range");
    state.setNumber(number);
    return true;
  }
  if (!isString(token)) return mismatch(type, token);
  std::string key;
  if (!readText(value, token, key)) return false;
  state.setText(key);
  return true;
}

}  // namespace DIRECTUS_NAMESPACE::detail
