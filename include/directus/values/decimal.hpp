#pragma once

#include <compare>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/core/value_text.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE {

/// A number with all its digits, kept as text: what Directus calls `decimal`, and what sums and
/// averages of integers can be. Databases that keep decimals exactly (PostgreSQL, MySQL) send text,
/// SQLite a number, which has 15 to 17 digits; sent is always text.
/// @see https://directus.io/docs/guides/data-model/fields#field-types
class DIRECTUS_EXPORT Decimal {
 public:
  Decimal() noexcept = default;  ///< 0
  template <std::integral I>
    requires(!std::same_as<I, bool> && !std::same_as<I, char>)
  Decimal(I number) : text_(std::to_string(number)) {}
  /// `"-12.50"`, as JSON writes numbers; `valid()` says whether it is a number. A command with a
  /// decimal that is not valid ends with `invalidArgument`.
  Decimal(std::string_view text);
  Decimal(const std::string& text) : Decimal(std::string_view(text)) {}
  Decimal(const char* text) : Decimal(std::string_view(text)) {}
  /// Not from a `double`, which cannot hold 0.1 exactly. Write the digits that you mean as text.
  template <std::floating_point F>
  Decimal(F) = delete;

  /// `-12.50`, as JSON writes numbers. Errors: `invalidArgument` for anything else.
  [[nodiscard]] static Result<Decimal> parse(std::string_view text);

  /// Whether its text is a number.
  [[nodiscard]] bool valid() const noexcept { return isValid_; }

  /// The digits as they were given or read: `19.9900` stays so.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The same as `text`.
  [[nodiscard]] std::string toString() const { return text_; }

  /// The nearest `double`; infinite beyond its range, NaN if not `valid()`.
  [[nodiscard]] double toDouble() const noexcept;

  /// As numbers: 19.99 and 19.9900 are equal. What is not `valid()` equals its own text only.
  friend DIRECTUS_EXPORT bool operator==(const Decimal& a, const Decimal& b) noexcept;
  friend DIRECTUS_EXPORT std::partial_ordering operator<=>(const Decimal& a,
                                                           const Decimal& b) noexcept;

  /// Equal for equal numbers: what `std::hash` gives.
  [[nodiscard]] std::size_t hash() const;

 private:
  std::string text_ = "0";
  bool isValid_ = true;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Decimal> {
  static constexpr const char* expected = "decimal";
  static constexpr auto category = JsonCategory::number;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Decimal& decimal);
  static bool toText(const Decimal& decimal, std::string& text);
};

template <>
inline constexpr bool detail::isPrinted<Decimal> = true;

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::Decimal> {
  std::size_t operator()(const directus::Decimal& decimal) const { return decimal.hash(); }
};
