#pragma once

#include <string>
#include <vector>

#include <directus/core/result.hpp>

#include "options.hpp"
#include "program.hpp"
#include "snapshot.hpp"

namespace schema_generator {

/// The texts of the schema, from where `source` says: a server, a file, a folder, standard input;
/// "": DIRECTUS_URL.
///
/// Errors: `invalidArgument` when the place or the credentials are missing, `storage`, and whatever
/// a request may end with.
[[nodiscard]] directus::Result<std::vector<SchemaText>> readSource(
    const std::string& source, const Options& options, const Surroundings& surroundings);

}  // namespace schema_generator
