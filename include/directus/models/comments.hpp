#pragma once

#include <optional>
#include <string>

#include <directus/schema/ref.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusUser;

/// What a user said about an item. Relations come by key; JSON columns are kept as text.
struct DirectusComment {
  Uuid id{};
  std::string collection{};
  std::string item{};
  std::string comment{};
  std::optional<Timestamp> date_created{};
  std::optional<Timestamp> date_updated{};
  Ref<DirectusUser> user_created{};
  Ref<DirectusUser> user_updated{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/users.hpp>
