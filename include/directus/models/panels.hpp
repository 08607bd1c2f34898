#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusDashboard;
struct DirectusUser;

/// What a dashboard shows. Relations come by key; JSON columns are kept as text.
struct DirectusPanel {
  Uuid id{};
  Ref<DirectusDashboard> dashboard{};
  std::optional<std::string> name{};
  std::optional<std::string> icon{};
  std::optional<std::string> color{};
  bool show_header{};
  std::optional<std::string> note{};
  std::string type{};
  std::int64_t position_x{};
  std::int64_t position_y{};
  std::int64_t width{};
  std::int64_t height{};
  JsonText options{};
  std::optional<Timestamp> date_created{};
  Ref<DirectusUser> user_created{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/dashboards.hpp>
#include <directus/models/users.hpp>
