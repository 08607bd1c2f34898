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
  bool isSingleton = false;
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

  /// Whether the user left out the collection.
  [[nodiscard]] bool isLeftOut(const std::string& collection) const;

  /// `wanted` for a type of `place`, or with a number where that is taken.
  std::string takeTypeName(const std::string& place, const std::string& wanted);

  /// Notes that the library's model of `collection` is used.
  void use(const std::string& collection);

  /// The headers of the models that are used.
  [[nodiscard]] const std::set<std::string>& includes() const noexcept { return includes_; }

  /// The names of types, more of which can be taken.
  [[nodiscard]] TakenNames& typeNames() noexcept { return typeNames_; }

 private:
  void collectOwn(const Snapshot& snapshot);
  void collectSystem(const Snapshot& snapshot);
  [[nodiscard]] bool isSelected(const std::string& collection) const;
  void checkPatterns(const Snapshot& snapshot);
  void nameAsTold();
  void nameOthers();
  [[nodiscard]] std::string structName(const std::string& name) const;
  void warnIfPublic(const std::string& place, const std::string& name);
  void warn(std::string place, std::string what, bool isLoss = true) {
    warnings_.push_back({std::move(place), std::move(what), isLoss});
  }

  const MappingOptions& options_;
  std::vector<Warning>& warnings_;
  std::vector<std::pair<std::string, MappedCollection>> mapped_;
  std::map<std::string, std::string> structNames_;
  std::set<std::string> includes_;
  TakenNames typeNames_;
};

}  // namespace schema_generator
