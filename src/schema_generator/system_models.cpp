#include "system_models.hpp"

namespace schema_generator {

namespace {

constexpr std::string_view prefix = "directus_";

// A header is named after its collection.
constexpr SystemModel models[] = {
    {"DirectusAccess", "access"},
    {"DirectusActivity", "activity"},
    {"DirectusComment", "comments"},
    {"DirectusDashboard", "dashboards"},
    {"DirectusFile", "files"},
    {"DirectusFlow", "flows"},
    {"DirectusFolder", "folders"},
    {"DirectusNotification", "notifications"},
    {"DirectusOperation", "operations"},
    {"DirectusPanel", "panels"},
    {"DirectusPermission", "permissions"},
    {"DirectusPolicy", "policies"},
    {"DirectusPreset", "presets"},
    {"DirectusRevision", "revisions"},
    {"DirectusRole", "roles"},
    {"DirectusShare", "shares"},
    {"DirectusTranslation", "translations"},
    {"DirectusUser", "users"},
    {"DirectusVersion", "versions"},
};

}  // namespace

const SystemModel* systemModel(std::string_view collection) noexcept {
  if (!collection.starts_with(prefix)) return nullptr;
  for (const SystemModel& model : models)
    if (model.header == collection.substr(prefix.size())) return &model;
  return nullptr;
}

}  // namespace schema_generator
