#include <directus/query/value.hpp>

#include <charconv>
#include <cmath>

#include <directus/query/related_key.hpp>

#include "core/integer.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Text where a JSON number would lose its last digits.
template <class I>
void appendWhole(ValueText& out, I value) {
  const bool exact = isExactInJavaScript(value);
  if (!exact) out.text += '"';
  out.text += std::to_string(value);
  if (!exact) out.text += '"';
}

}  // namespace

void appendBoolean(ValueText& out, bool value) {
  out.text += value ? "true" : "false";
}
void appendInteger(ValueText& out, long long value) {
  appendWhole(out, value);
}
void appendUnsigned(ValueText& out, unsigned long long value) {
  appendWhole(out, value);
}
void appendChoice(ValueText& out, const ChoiceOps& choices, long long value) {
  const std::size_t index = choices.find(value);
  if (index == choices.count)
    out.refused = "is a value of an enum that has no name";
  else
    appendText(out, choices.name(index));
}
void appendNull(ValueText& out) {
  out.text += "null";
}

void appendText(ValueText& out, std::string_view value) {
  if (!isUtf8(value))
    out.refused = "holds text that is not UTF-8";
  else
    appendJsonString(out.text, value);
}

void appendJson(ValueText& out, const JsonText& value) {
  if (!value.valid() || value.empty())
    out.refused = "is not JSON";
  else
    out.text += value.text();
}

void appendKey(ValueText& out, const RefState& state) {
  if (state.holds() == RefState::Holds::number)
    appendInteger(out, state.number());
  else if (state.holds() == RefState::Holds::text)
    appendText(out, state.text());
  else
    out.refused = "is a relation to nothing";
}

void appendObjectKey(ValueText& out, const Result<std::string>& json) {
  if (!json)
    out.refused = json.error().what();
  else if (json->empty())
    out.refused = "is an object whose struct has no member `id`: compare with its key";
  else
    out.text += *json;
}

void refuseValue(ValueText& out, const char* expected) {
  out.refused = "is not a valid ";
  out.refused += expected;
}

// ECMA-262, Number::toString: the shortest digits, with an exponent below 1e-6 and from 1e21 on.
void appendFloating(ValueText& out, double value) {
  if (!std::isfinite(value)) {
    out.refused = "is a number that is not finite";
    return;
  }
  if (value == 0) {
    out.text += '0';
    return;
  }
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  std::string_view shortest(buffer, static_cast<std::size_t>(end - buffer));
  if (shortest.front() == '-') {
    out.text += '-';
    shortest.remove_prefix(1);
  }
  const auto e = shortest.find('e');
  int exponent = 0;
  const auto digitsOf = shortest.substr(e + 1);
  std::from_chars(digitsOf.data() + 1, digitsOf.data() + digitsOf.size(), exponent);
  if (digitsOf.front() == '-') exponent = -exponent;
  std::string digits(1, shortest.front());
  if (e > 2) digits += shortest.substr(2, e - 2);

  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // where the decimal point stands in `digits`
  if (point > 21 || point < -5) {
    out.text += digits.front();
    if (count > 1) out.text.append(1, '.').append(digits, 1);
    out.text += (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  } else if (point <= 0) {
    out.text.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else if (point >= count) {
    out.text += digits + std::string(static_cast<std::size_t>(point - count), '0');
  } else {
    out.text += digits.insert(static_cast<std::size_t>(point), 1, '.');
  }
}

}  // namespace DIRECTUS_NAMESPACE::detail
