#include "system_models.hpp"

#include <directus/models.hpp>
#include <directus/schema/type_table.hpp>

namespace schema_generator {

namespace {

constexpr std::string_view prefix = "directus_";

// A header is named after its collection.
template <class T>
constexpr SystemModel model(std::string_view type, std::string_view header) {
  return {type, header, directus::detail::typeInfo<T>().ops.object};
}

constexpr SystemModel models[] = {
    model<directus::DirectusAccess>("DirectusAccess", "access"),
    model<directus::DirectusActivity>("DirectusActivity", "activity"),
    model<directus::DirectusComment>("DirectusComment", "comments"),
    model<directus::DirectusDashboard>("DirectusDashboard", "dashboards"),
    model<directus::DirectusFile>("DirectusFile", "files"),
    model<directus::DirectusFlow>("DirectusFlow", "flows"),
    model<directus::DirectusFolder>("DirectusFolder", "folders"),
    model<directus::DirectusNotification>("DirectusNotification", "notifications"),
    model<directus::DirectusOperation>("DirectusOperation", "operations"),
    model<directus::DirectusPanel>("DirectusPanel", "panels"),
    model<directus::DirectusPermission>("DirectusPermission", "permissions"),
    model<directus::DirectusPolicy>("DirectusPolicy", "policies"),
    model<directus::DirectusPreset>("DirectusPreset", "presets"),
    model<directus::DirectusRevision>("DirectusRevision", "revisions"),
    model<directus::DirectusRole>("DirectusRole", "roles"),
    model<directus::DirectusSettings>("DirectusSettings", "settings"),
    model<directus::DirectusShare>("DirectusShare", "shares"),
    model<directus::DirectusTranslation>("DirectusTranslation", "translations"),
    model<directus::DirectusUser>("DirectusUser", "users"),
    model<directus::DirectusVersion>("DirectusVersion", "versions"),
};

}  // namespace

const SystemModel* systemModel(std::string_view collection) noexcept {
  if (!collection.starts_with(prefix)) return nullptr;
  for (const SystemModel& model : models)
    if (model.header == collection.substr(prefix.size())) return &model;
  return nullptr;
}

const SystemModel* modelOfType(std::string_view type) noexcept {
  for (const SystemModel& model : models)
    if (model.type == type) return &model;
  return nullptr;
}

bool hasSystemField(std::string_view collection, std::string_view field) noexcept {
  const SystemModel* model = systemModel(collection);
  if (model == nullptr) return false;
  const auto& fields = *model->fields;
  return directus::detail::indexOf(fields, field) != fields.fieldCount;
}

}  // namespace schema_generator
