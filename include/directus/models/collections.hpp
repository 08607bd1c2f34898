#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/json_text.hpp>

namespace DIRECTUS_NAMESPACE {

/// What Directus knows of a collection besides its table.
struct DirectusCollectionMeta {
  std::string collection{};
  std::optional<std::string> note{};
  std::optional<std::string> icon{};
  std::optional<std::string> color{};
  std::optional<std::string> display_template{};
  std::optional<bool> hidden{};
  std::optional<bool> singleton{};
  std::optional<JsonText> translations{};
  std::optional<std::string> preview_url{};
  std::optional<bool> versioning{};
  std::optional<std::string> archive_field{};
  std::optional<bool> archive_app_filter{};
  std::optional<std::string> archive_value{};
  std::optional<std::string> unarchive_value{};
  std::optional<std::string> sort_field{};
  std::optional<std::string> accountability{};
  std::optional<JsonText> item_duplication_fields{};
  std::optional<std::int64_t> sort{};
  std::optional<std::string> group{};
  std::optional<std::string> collapse{};
};

/// The table of a collection, as far as all databases describe it.
struct DirectusCollectionSchema {
  std::string name{};
  std::optional<std::string> comment{};
};

/// A collection: `readCollections<DirectusCollection>()`. One without `meta` is a table that
/// Directus does not manage, one without `schema` a folder of collections.
/// @see https://directus.io/docs/api/collections
struct DirectusCollection {
  std::string collection{};
  std::optional<DirectusCollectionMeta> meta{};
  std::optional<DirectusCollectionSchema> schema{};
};

}  // namespace DIRECTUS_NAMESPACE
