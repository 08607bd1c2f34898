#pragma once

#include <map>
#include <string>
#include <vector>

#include "model.hpp"
#include "snapshot.hpp"

namespace schema_generator {

struct MappingOptions {
  std::map<std::string, std::string> names{};  ///< collection → what its struct is to be called
  std::string prefix{};                        ///< of the names of all other structs
  std::string suffix{};
  std::vector<std::string> only{};     ///< patterns of collections; empty: all
  std::vector<std::string> exclude{};  ///< of those, these are left out
  bool required = false;               ///< what the Studio requires is not optional
};

/// Something that the header cannot show as it is, or that a user has to know.
struct Warning {
  std::string place{};  ///< `collection` or `collection.field`
  std::string what{};   ///< what is the matter, and what was done instead
  bool isLoss = true;   ///< false: everything is shown
};

struct Mapped {
  Header header{};
  std::vector<Warning> warnings{};
};

/// The header of a snapshot: a struct for each collection, an enum for each field with choices,
/// and the schema. Pure, and the same for the same snapshot.
[[nodiscard]] Mapped mapSnapshot(const Snapshot& snapshot, const MappingOptions& options = {});

}  // namespace schema_generator
