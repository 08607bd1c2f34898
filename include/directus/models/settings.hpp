#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusFile;
struct DirectusFolder;
struct DirectusRole;

/// The settings of a project, a singleton. Relations come by key; JSON columns are kept as text.
/// Keys of other services come masked.
/// @see https://directus.io/docs/api/settings
struct DirectusSettings {
  std::int64_t id{};
  std::string project_name{};
  std::optional<std::string> project_descriptor{};
  std::optional<std::string> project_url{};
  std::optional<std::string> project_color{};
  Ref<DirectusFile> project_logo{};
  std::optional<std::string> project_id{};
  std::optional<std::string> project_owner{};
  std::optional<std::string> project_usage{};
  std::optional<std::string> project_status{};
  std::optional<std::string> org_name{};
  std::optional<bool> product_updates{};
  std::optional<std::string> default_language{};
  JsonText module_bar{};
  JsonText visual_editor_urls{};
  std::optional<std::string> auth_password_policy{};
  std::optional<std::int64_t> auth_login_attempts{};
  std::optional<bool> public_registration{};
  Ref<DirectusRole> public_registration_role{};
  std::optional<bool> public_registration_verify_email{};
  JsonText public_registration_email_filter{};
  Ref<DirectusFile> public_foreground{};
  Ref<DirectusFile> public_background{};
  Ref<DirectusFile> public_favicon{};
  std::optional<std::string> public_note{};
  std::optional<std::string> storage_asset_transform{};
  Ref<DirectusFolder> storage_default_folder{};
  JsonText storage_asset_presets{};
  std::optional<std::string> report_feature_url{};
  std::optional<std::string> report_bug_url{};
  std::optional<std::string> report_error_url{};
  std::optional<bool> collaborative_editing_enabled{};
  std::optional<std::string> mapbox_key{};
  JsonText basemaps{};
  JsonText custom_aspect_ratios{};
  std::optional<std::string> default_appearance{};
  std::optional<std::string> default_theme_light{};
  JsonText theme_light_overrides{};
  std::optional<std::string> default_theme_dark{};
  JsonText theme_dark_overrides{};
  std::optional<std::string> custom_css{};
  std::optional<std::string> ai_openai_api_key{};
  JsonText ai_openai_allowed_models{};
  std::optional<std::string> ai_anthropic_api_key{};
  JsonText ai_anthropic_allowed_models{};
  std::optional<std::string> ai_google_api_key{};
  JsonText ai_google_allowed_models{};
  std::optional<std::string> ai_system_prompt{};
  std::optional<std::string> ai_openai_compatible_name{};
  std::optional<std::string> ai_openai_compatible_base_url{};
  std::optional<std::string> ai_openai_compatible_api_key{};
  JsonText ai_openai_compatible_headers{};
  JsonText ai_openai_compatible_models{};
  std::optional<bool> mcp_enabled{};
  std::optional<bool> mcp_allow_deletes{};
  std::optional<std::string> mcp_prompts_collection{};
  std::optional<bool> mcp_system_prompt_enabled{};
  std::optional<std::string> mcp_system_prompt{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/files.hpp>
#include <directus/models/folders.hpp>
#include <directus/models/roles.hpp>
