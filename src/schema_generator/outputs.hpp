#pragma once

#include <string>
#include <vector>

#include <directus/core/result.hpp>

#include "print.hpp"

namespace schema_generator {

/// Writes the files, the first last: it includes the others. Headers of collections that are gone
/// are removed from the folder of the others. Errors: `storage`.
[[nodiscard]] directus::Result<void> writeOutputs(const std::vector<PrintedFile>& files);

/// The first thing in which the files differ from what they should be, with the name of the file;
/// "" where nothing does.
[[nodiscard]] std::string firstStale(const std::vector<PrintedFile>& files);

}  // namespace schema_generator
