#include "commands/core_collections.hpp"

#include <algorithm>
#include <array>

namespace DIRECTUS_NAMESPACE::detail {

namespace {
constexpr std::array<std::string_view, 33> coreCollections{
    "directus_access",          "directus_activity",    "directus_collections",
    "directus_comments",        "directus_dashboards",  "directus_deployment_projects",
    "directus_deployment_runs", "directus_deployments", "directus_extensions",
    "directus_fields",          "directus_files",       "directus_flows",
    "directus_folders",         "directus_migrations",  "directus_notifications",
    "directus_oauth_clients",   "directus_oauth_codes", "directus_oauth_consents",
    "directus_oauth_tokens",    "directus_operations",  "directus_panels",
    "directus_permissions",     "directus_policies",    "directus_presets",
    "directus_relations",       "directus_revisions",   "directus_roles",
    "directus_sessions",        "directus_settings",    "directus_shares",
    "directus_translations",    "directus_users",       "directus_versions"};
}  // namespace

bool isCoreCollection(std::string_view collection) noexcept {
  return collection.starts_with("directus_") &&
         std::binary_search(coreCollections.begin(), coreCollections.end(), collection);
}

}  // namespace DIRECTUS_NAMESPACE::detail
