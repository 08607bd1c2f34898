#pragma once

#include <string_view>

#include <directus/schema/type_info.hpp>

namespace schema_generator {

/// Whether a collection is one of Directus' own.
[[nodiscard]] inline bool isSystemCollection(std::string_view collection) noexcept {
  return collection.starts_with("directus_");
}

/// Whether such a collection has one item only.
[[nodiscard]] inline bool isSystemSingleton(std::string_view collection) noexcept {
  return collection == "directus_settings";
}

/// A ready model of the library.
struct SystemModel {
  std::string_view type{};    ///< `DirectusUser`, in namespace directus
  std::string_view header{};  ///< `users`, in directus/models
  const directus::detail::ObjectOps* fields = nullptr;
};

/// That of `directus_users`, …; null for any other collection.
[[nodiscard]] const SystemModel* systemModel(std::string_view collection) noexcept;

/// That with the type `DirectusUser`, …; null for any other collection.
[[nodiscard]] const SystemModel* modelOfType(std::string_view type) noexcept;

/// Whether that model has the field.
[[nodiscard]] bool hasSystemField(std::string_view collection, std::string_view field) noexcept;

}  // namespace schema_generator
