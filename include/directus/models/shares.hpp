#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/schema/ref.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/hash.hpp>
#include <directus/values/server_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusRole;
struct DirectusUser;

/// A link that shows one item. Relations come by key; JSON columns are kept as text.
struct DirectusShare {
  Uuid id{};
  std::optional<std::string> name{};
  std::string collection{};
  std::string item{};
  Ref<DirectusRole> role{};
  std::optional<Hash> password{};
  Ref<DirectusUser> user_created{};
  std::optional<Timestamp> date_created{};
  std::optional<ServerTime> date_start{};
  std::optional<ServerTime> date_end{};
  std::optional<std::int64_t> times_used{};
  std::optional<std::int64_t> max_uses{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/roles.hpp>
#include <directus/models/users.hpp>
