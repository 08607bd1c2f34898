#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/schema/ref.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusPanel;
struct DirectusUser;

/// A board of panels. Relations come by key; JSON columns are kept as text.
struct DirectusDashboard {
  Uuid id{};
  std::string name{};
  std::string icon{};
  std::optional<std::string> note{};
  std::optional<Timestamp> date_created{};
  Ref<DirectusUser> user_created{};
  std::optional<std::string> color{};
  std::vector<Ref<DirectusPanel>> panels{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/panels.hpp>
#include <directus/models/users.hpp>
