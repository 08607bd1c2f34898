#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/core/value_text.hpp>
#include <directus/schema/json_conversion.hpp>

namespace DIRECTUS_NAMESPACE {

/// Several texts in one field, separated by commas: what Directus calls `csv`. An item that holds a
/// comma would come back as two, so it is refused.
/// @see https://directus.io/docs/guides/data-model/fields#field-types
class DIRECTUS_EXPORT Csv : public std::vector<std::string> {
 public:
  using std::vector<std::string>::vector;
  Csv() noexcept = default;
  Csv(std::vector<std::string> items) noexcept : std::vector<std::string>(std::move(items)) {}

  /// `red,green`; "" holds no item. Errors: `invalidArgument` when it is not UTF-8.
  [[nodiscard]] static Result<Csv> parse(std::string_view text);
  /// The items with commas between them.
  [[nodiscard]] std::string toString() const;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Csv> {
  static constexpr const char* expected = "list of texts without commas";
  static constexpr auto category = JsonCategory::list;

  static bool decode(std::string_view json, Csv& csv);
  static bool encode(const Csv& csv, std::string& json);
};

template <>
inline constexpr bool detail::isPrinted<Csv> = true;

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::Csv> : directus::detail::HashByText<directus::Csv> {};
