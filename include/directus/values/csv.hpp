#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/core/export.hpp>
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
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Csv> {
  static constexpr const char* expected = "list of texts without commas";
  static constexpr auto category = JsonCategory::list;

  static bool decode(std::string_view json, Csv& csv);
  static bool encode(const Csv& csv, std::string& json);
};

}  // namespace DIRECTUS_NAMESPACE
