#pragma once

#include <string>
#include <vector>

#include <directus/core/result.hpp>

#include "snapshot.hpp"

namespace schema_generator {

/// What a file's name says of its text.
[[nodiscard]] Format formatOf(const std::string& path);

/// The files of a schema that a program keeps in a folder: directus-sync (`info.json` and the
/// folders `collections`, `fields` and `relations`, or one `snapshot.json`) or
/// directus-template-cli
/// (`collections.json`, `fields.json`, `relations.json`). They may lie in `snapshot` or `src` in
/// there, as these programs have it. In the order of their names.
///
/// Errors: `invalidArgument` for a folder with none of it, or with a part missing; `storage`.
[[nodiscard]] directus::Result<std::vector<SchemaText>> readFolder(const std::string& path);

}  // namespace schema_generator
