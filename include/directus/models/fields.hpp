#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/renamed.hpp>

namespace DIRECTUS_NAMESPACE {

/// What Directus knows of a field besides its column. One of Directus' own has no `id`.
struct DirectusFieldMeta {
  std::optional<std::int64_t> id{};
  std::string collection{};
  std::string field{};
  std::optional<std::vector<std::string>> special{};
  std::optional<std::string> interface_{};  ///< `interface`, which is a macro on Windows
  std::optional<JsonText> options{};
  std::optional<std::string> display{};
  std::optional<JsonText> display_options{};
  std::optional<bool> readonly{};
  std::optional<bool> hidden{};
  std::optional<bool> required{};
  std::optional<bool> searchable{};
  std::optional<std::int64_t> sort{};
  std::optional<std::string> width{};
  std::optional<std::string> group{};
  std::optional<JsonText> translations{};
  std::optional<std::string> note{};
  std::optional<JsonText> conditions{};
  std::optional<JsonText> validation{};
  std::optional<std::string> validation_message{};

  static constexpr auto fieldNames() {
    return renamed<&DirectusFieldMeta::interface_>("interface");
  }
};

/// The column of a field.
struct DirectusFieldSchema {
  std::string name{};
  std::string table{};
  std::string data_type{};
  JsonText default_value{};  ///< of any type
  std::optional<std::int64_t> max_length{};
  std::optional<std::int64_t> numeric_precision{};
  std::optional<std::int64_t> numeric_scale{};
  std::optional<bool> is_generated{};
  std::optional<bool> is_nullable{};
  std::optional<bool> is_unique{};
  std::optional<bool> is_primary_key{};
  std::optional<bool> has_auto_increment{};
  std::optional<std::string> foreign_key_table{};
  std::optional<std::string> foreign_key_column{};
  std::optional<std::string> comment{};
};

/// A field: `readFields<DirectusField>()`. One without `schema` has no column: its `type` is
/// `alias`.
/// @see https://directus.io/docs/api/fields
struct DirectusField {
  std::string collection{};
  std::string field{};
  std::string type{};
  std::optional<DirectusFieldMeta> meta{};
  std::optional<DirectusFieldSchema> schema{};
};

}  // namespace DIRECTUS_NAMESPACE
