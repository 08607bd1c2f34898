#pragma once

#include <string>

#include <directus/core/result.hpp>

#include "options.hpp"
#include "program.hpp"

namespace schema_generator {

/// The text of the snapshot, from where the options say: a server, a file, standard input.
///
/// Errors: `invalidArgument` when nothing says where it is or who asks, `storage`, and whatever a
/// request may end with.
[[nodiscard]] directus::Result<std::string> readSource(const Options& options,
                                                       const Surroundings& surroundings);

/// What a message calls it.
[[nodiscard]] std::string sourceName(const Options& options);

}  // namespace schema_generator
