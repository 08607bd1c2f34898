#pragma once

#include <string_view>

namespace schema_generator {

/// Whether a collection is one of Directus' own.
[[nodiscard]] inline bool isSystemCollection(std::string_view collection) noexcept {
  return collection.starts_with("directus_");
}

/// A ready model of the library.
struct SystemModel {
  std::string_view type{};    ///< `DirectusUser`, in namespace directus
  std::string_view header{};  ///< `users`, in directus/models
};

/// That of `directus_users`, …; null where there is none.
[[nodiscard]] const SystemModel* systemModel(std::string_view collection) noexcept;

}  // namespace schema_generator
