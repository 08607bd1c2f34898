#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <directus/query/value.hpp>

namespace DIRECTUS_NAMESPACE {

/// What Directus fills in by itself: `Variable("$NOW(-1 day)")`, `Variable("$CURRENT_USER.role")`.
/// May stand wherever a field is compared. A text that does not begin with `$` is refused when it
/// is sent.
/// @see https://directus.io/docs/guides/connect/filter-rules#dynamic-variables
class Variable {
 public:
  explicit Variable(std::string text) noexcept : text_(std::move(text)) {}

  /// As it was given: `$NOW(-1 day)`.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The same as `text`.
  [[nodiscard]] std::string toString() const { return text_; }

  friend bool operator==(const Variable&, const Variable&) = default;

 private:
  std::string text_;
};

template <>
struct JsonConversion<Variable> {
  static constexpr const char* expected = "variable of Directus ($NOW, $CURRENT_USER, …)";
  static constexpr auto kind = detail::ValueKind::variable;

  static bool fromText(std::string_view text, Variable& variable) {
    variable = Variable(std::string(text));
    return text.starts_with('$');
  }
  static bool toText(const Variable& variable, std::string& text) {
    text += variable.text();
    return variable.text().starts_with('$');
  }
};

}  // namespace DIRECTUS_NAMESPACE
