#pragma once

#include <optional>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusUser;

/// A draft of changes to an item. Relations come by key; JSON columns are kept as text.
struct DirectusVersion {
  Uuid id{};
  std::string key{};
  std::optional<std::string> name{};
  std::string collection{};
  std::optional<std::string> item{};
  std::optional<std::string> hash{};
  std::optional<Timestamp> date_created{};
  std::optional<Timestamp> date_updated{};
  Ref<DirectusUser> user_created{};
  Ref<DirectusUser> user_updated{};
  JsonText delta{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/users.hpp>
