#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusRole;
struct DirectusUser;

/// A link that shows one item. Relations come by key; JSON columns are kept as text, dates as
/// Directus writes them.
struct DirectusShare {
  std::string id{};
  std::optional<std::string> name{};
  std::string collection{};
  std::string item{};
  Ref<DirectusRole> role{};
  std::optional<std::string> password{};
  Ref<DirectusUser> user_created{};
  std::optional<std::string> date_created{};
  std::optional<std::string> date_start{};
  std::optional<std::string> date_end{};
  std::optional<std::int64_t> times_used{};
  std::optional<std::int64_t> max_uses{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/roles.hpp>
#include <directus/models/users.hpp>
