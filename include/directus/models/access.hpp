#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/schema/ref.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusPolicy;
struct DirectusRole;
struct DirectusUser;

/// Gives a policy to a role or a user. Relations come by key; JSON columns are kept as text.
struct DirectusAccess {
  Uuid id{};
  Ref<DirectusRole> role{};
  Ref<DirectusUser> user{};
  Ref<DirectusPolicy> policy{};
  std::optional<std::int64_t> sort{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/policies.hpp>
#include <directus/models/roles.hpp>
#include <directus/models/users.hpp>
