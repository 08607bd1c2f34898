#pragma once

#include "document.hpp"

namespace schema_generator {

/// YAML 1.2: of what stands without quotes, `true` and `false`, `null` and `~`, and numbers are no
/// text; `no`, `on` and `2020-01-01` are. One document; its aliases are followed.
///
/// Errors: `invalidArgument` with the line and column, also for a key that is there twice, and for
/// aliases that make more of a text than a schema can be.
/// @see https://yaml.org/spec/1.2.2/#103-core-schema
[[nodiscard]] directus::Result<nlohmann::json> parseYaml(std::string_view text);

/// `lineOf` for a text that is YAML.
[[nodiscard]] std::size_t yamlLineOf(std::string_view text, const Path& path);

/// What a scalar of YAML without quotes stands for.
[[nodiscard]] nlohmann::json plainScalar(const std::string& text);

}  // namespace schema_generator
