#pragma once

#include <optional>
#include <string>

#include "model.hpp"
#include "snapshot.hpp"

namespace schema_generator {

[[nodiscard]] bool hasSpecial(const Field& field, std::string_view special);

/// What of a field's surroundings decides whether it may have no value.
struct MemberRules {
  bool isSingleton = false;  ///< of a collection that has no item before it is saved first
  bool required = false;     ///< what the Studio requires is there
};

/// What a field with a column becomes; the name of the member is found when all of them are known.
/// `expression` is its default, empty when C++ cannot say it or when it is missing. One that
/// the server fills in better than C++ can is empty at first, so that creating leaves it out.
[[nodiscard]] Member memberOf(const Field& field, std::string type,
                              const std::optional<std::string>& expression,
                              const MemberRules& rules);

/// Whether the Studio keeps a list of texts in a field of JSON.
[[nodiscard]] bool isListOfTexts(const Field& field);

/// The default of a list of texts, empty when it is not such a list.
[[nodiscard]] std::optional<std::string> textsExpression(const nlohmann::json& value);

}  // namespace schema_generator
