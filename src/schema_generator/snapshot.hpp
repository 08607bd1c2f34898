#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <directus/core/result.hpp>

// What a snapshot of a Directus says, as far as a C++ header can show it.

namespace schema_generator {

struct Collection {
  std::string name{};
  std::string note{};
  bool isSingleton = false;
};

struct Field {
  std::string collection{};
  std::string name{};
  std::string type{};  ///< of Directus: `integer`, `alias`, …
  std::string note{};
  std::vector<std::string> special{};
  std::vector<std::string> choices{};  ///< of a field whose interface offers some, its values
  std::optional<long long> sort{};
  bool isNullable = true;
  bool isPrimaryKey = false;
  bool hasAutoIncrement = false;
  nlohmann::json defaultValue{};  ///< null: none
};

/// `collection.field` points to an item of `relatedCollection`, or of one of `allowedCollections`.
struct Relation {
  std::string collection{};
  std::string field{};
  std::string relatedCollection{};                ///< "" where there are several
  std::string oneField{};                         ///< the list on the other side, "" if none
  std::string collectionField{};                  ///< names the collection of the item
  std::string junctionField{};                    ///< the other relation of a junction
  std::vector<std::string> allowedCollections{};  ///< in the order of the snapshot
};

struct Snapshot {
  std::string vendor{};  ///< of the database: `sqlite`, `postgres`, …
  std::vector<Collection> collections{};
  std::vector<Field> fields{};
  std::vector<Relation> relations{};
};

/// Reads what `GET /schema/snapshot` sends or `directus schema snapshot --format json` writes, with
/// or without the envelope `{"data": …}`. Folders, which are collections without a table, are left
/// out. The order of the lists is always the same, however the text is ordered.
///
/// Errors: `invalidArgument` for what is not a snapshot, naming the place.
/// @see https://directus.io/docs/api/schema
[[nodiscard]] directus::Result<Snapshot> readSnapshot(std::string_view json);

}  // namespace schema_generator
