#pragma once

#include <optional>
#include <string>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

/// The settings of an extension.
struct DirectusExtensionMeta {
  std::string id{};
  std::string folder{};
  std::string source{};  ///< `local`, `module` or `registry`
  std::optional<std::string> bundle{};
  bool enabled{};
};

/// What an extension says of itself.
struct DirectusExtensionSchema {
  std::string name{};
  std::string type{};  ///< `interface`, `hook`, `bundle`, …
  std::optional<std::string> path{};
  std::optional<std::string> version{};
  std::optional<bool> local{};
  std::optional<bool> partial{};
};

/// An extension: `readExtensions<DirectusExtension>()`. One without `schema` is known to Directus,
/// but its files are not there.
/// @see https://directus.io/docs/api/extensions
struct DirectusExtension {
  std::string id{};
  std::optional<std::string> bundle{};  ///< the one that it is part of
  DirectusExtensionMeta meta{};
  std::optional<DirectusExtensionSchema> schema{};
};

}  // namespace DIRECTUS_NAMESPACE
