#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

/// What Directus knows of a relation besides its foreign key. One of Directus' own has no `id`.
struct DirectusRelationMeta {
  std::optional<std::int64_t> id{};
  std::string many_collection{};
  std::string many_field{};
  std::optional<std::string> one_collection{};
  std::optional<std::string> one_field{};
  std::optional<std::string> one_collection_field{};
  std::optional<std::vector<std::string>> one_allowed_collections{};
  std::optional<std::string> junction_field{};
  std::optional<std::string> sort_field{};
  std::optional<std::string> one_deselect_action{};
};

/// The foreign key of a relation.
struct DirectusRelationSchema {
  std::string table{};
  std::string column{};
  std::string foreign_key_table{};
  std::string foreign_key_column{};
  std::optional<std::string> constraint_name{};
  std::optional<std::string> on_update{};
  std::optional<std::string> on_delete{};
};

/// A relation, seen from the side of the many: `readRelations<DirectusRelation>()`. One to items of
/// several collections has no `related_collection`.
/// @see https://directus.io/docs/api/relations
struct DirectusRelation {
  std::string collection{};
  std::string field{};
  std::optional<std::string> related_collection{};
  std::optional<DirectusRelationMeta> meta{};
  std::optional<DirectusRelationSchema> schema{};
};

}  // namespace DIRECTUS_NAMESPACE
