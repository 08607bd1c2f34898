#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/schema/ref.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusAccess;
struct DirectusPermission;

/// A set of permissions. Relations come by key; JSON columns are kept as text.
struct DirectusPolicy {
  Uuid id{};
  std::string name{};
  std::string icon{};
  std::optional<std::string> description{};
  std::optional<std::vector<std::string>> ip_access{};
  bool enforce_tfa{};
  bool admin_access{};
  bool app_access{};
  std::vector<Ref<DirectusPermission>> permissions{};
  std::vector<Ref<DirectusAccess>> users{};
  std::vector<Ref<DirectusAccess>> roles{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/access.hpp>
#include <directus/models/permissions.hpp>
