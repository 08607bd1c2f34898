#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mapping.hpp"
#include "names.hpp"

namespace schema_generator {

/// A collection that gets a struct of its own.
struct MappedCollection {
  const Collection* collection = nullptr;  ///< null for one of Directus' own
  std::vector<const Field*> fields{};
};

/// Which collections there are, and what their structs are called.
class Collections {
 public:
  Collections(const Snapshot& snapshot, const MappingOptions& options,
              std::vector<Warning>& warnings);

  /// Those that get a struct, by name; Directus' own are last.
  [[nodiscard]] const std::vector<std::pair<std::string, MappedCollection>>& mapped()
      const noexcept {
    return mapped_;
  }

  /// The type that stands for an item of `collection`, "" where none does. A model of the library
  /// is noted as used.
  [[nodiscard]] std::string typeOf(const std::string& collection);

  /// Notes that the library's model of `collection` is used.
  void use(const std::string& collection);

  /// The headers of the models that are used.
  [[nodiscard]] const std::set<std::string>& includes() const noexcept { return includes_; }

  /// The names of types, more of which can be taken.
  [[nodiscard]] TakenNames& typeNames() noexcept { return typeNames_; }

 private:
  void collect(const Snapshot& snapshot, std::vector<Warning>& warnings);
  void nameAsTold(const MappingOptions& options, std::vector<Warning>& warnings);
  void nameOthers(const std::set<std::string>& junctions, std::vector<Warning>& warnings);

  std::vector<std::pair<std::string, MappedCollection>> mapped_;
  std::map<std::string, std::string> structNames_;
  std::set<std::string> includes_;
  TakenNames typeNames_;
};

}  // namespace schema_generator
