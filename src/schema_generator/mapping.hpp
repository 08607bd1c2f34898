#pragma once

#include <map>
#include <string>
#include <vector>

#include "model.hpp"
#include "snapshot.hpp"

namespace schema_generator {

struct MappingOptions {
  std::map<std::string, std::string> names{};  ///< collection → what its struct is to be called
};

/// Something that the header cannot show as it is.
struct Warning {
  std::string place{};  ///< `collection` or `collection.field`
  std::string what{};   ///< what is the matter, and what was done instead
};

struct Mapped {
  Header header{};
  std::vector<Warning> warnings{};
};

/// The header of a snapshot: a struct for each collection, an enum for each field with choices,
/// and the schema. Pure, and the same for the same snapshot.
[[nodiscard]] Mapped mapSnapshot(const Snapshot& snapshot, const MappingOptions& options = {});

}  // namespace schema_generator
