#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/schema/ref.hpp>

namespace directus::inline v0_1 {

struct DirectusPanel;
struct DirectusUser;

/// A board of panels. Relations come by key; JSON columns are kept as text, dates as Directus
/// writes them.
struct DirectusDashboard {
  std::string id{};
  std::string name{};
  std::string icon{};
  std::optional<std::string> note{};
  std::optional<std::string> date_created{};
  Ref<DirectusUser> user_created{};
  std::optional<std::string> color{};
  std::vector<Ref<DirectusPanel>> panels{};
};

}  // namespace directus::inline v0_1

// What the relations lead to has to be known where the model is read.
#include <directus/models/panels.hpp>
#include <directus/models/users.hpp>
