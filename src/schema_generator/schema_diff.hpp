#pragma once

#include <string>
#include <vector>

#include "snapshot.hpp"

namespace schema_generator {

/// What is different in `now`, one sentence for each thing that a model would notice: collections,
/// fields, types, whether there may be nothing, choices, keys and relations. In the order of the
/// collections and fields. Empty: models of `was` fit.
[[nodiscard]] std::vector<std::string> describeDifferences(const Snapshot& was,
                                                           const Snapshot& now);

}  // namespace schema_generator
