#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/choice.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusPolicy;

/// What a permission is for.
enum class PermissionAction { create, read, update, delete_, share };

/// What a policy allows to do with a collection. Relations come by key; JSON columns are kept as
/// text.
struct DirectusPermission {
  std::optional<std::int64_t> id{};  ///< none for what Directus grants by itself
  std::string collection{};
  Choice<PermissionAction> action{};
  JsonText permissions{};
  JsonText validation{};
  JsonText presets{};
  std::optional<std::vector<std::string>> fields{};
  Ref<DirectusPolicy> policy{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/policies.hpp>
