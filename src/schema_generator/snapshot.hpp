#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <directus/core/result.hpp>

#include "document.hpp"

// What a snapshot of a Directus says, as far as a C++ header can show it.

namespace schema_generator {

struct Collection {
  std::string name{};
  std::string note{};
  bool isSingleton = false;
  bool hasTable = true;  ///< as far as the snapshot says: that of a folder has none
};

struct Field {
  std::string collection{};
  std::string name{};
  std::string type{};  ///< of Directus: `integer`, `alias`, …
  std::string note{};
  std::string interfaceName{};  ///< how the Studio shows it: `tags`, `list`, …
  std::vector<std::string> special{};
  std::vector<std::string> choices{};  ///< the values that the Studio offers
  std::vector<Field> parts{};          ///< of what a repeater repeats, the fields
  std::optional<long long> sort{};
  bool hasOnlyTextChoices = true;  ///< false: some of them are numbers
  bool isRequired = false;         ///< by the Studio; a database may not know
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

/// Which part of a schema a text has. Those of one collection, field or relation have it as an
/// object or as a list of them.
enum class Part { whole, info, collections, fields, relations };

struct SchemaText {
  std::string name{};  ///< for messages, such as the path of its file
  std::string text{};
  Part part = Part::whole;
  Format format = Format::either;
};

/// Reads what `directus schema snapshot` writes as JSON or YAML or `GET /schema/snapshot` sends; or
/// such a thing in parts, as other programs keep it. Each may have the envelope `{"data": …}`.
/// Folders, which are collections without a table, and what is Directus' own are left out. The
/// order of the lists is always the same, however the texts are ordered.
///
/// Errors: `invalidArgument` for what is not a snapshot, naming the text, the place and the line.
/// @see https://directus.io/docs/api/schema
[[nodiscard]] directus::Result<Snapshot> readSnapshot(const std::vector<SchemaText>& texts);

}  // namespace schema_generator
