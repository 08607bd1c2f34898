#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusRole;
struct DirectusUser;

/// How the app shows a collection, or a bookmark. Relations come by key; JSON columns are kept as
/// text.
struct DirectusPreset {
  std::int64_t id{};
  std::optional<std::string> bookmark{};
  Ref<DirectusUser> user{};
  Ref<DirectusRole> role{};
  std::optional<std::string> collection{};
  std::optional<std::string> search{};
  std::optional<std::string> layout{};
  JsonText layout_query{};
  JsonText layout_options{};
  std::optional<std::int64_t> refresh_interval{};
  JsonText filter{};
  std::optional<std::string> icon{};
  std::optional<std::string> color{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/roles.hpp>
#include <directus/models/users.hpp>
