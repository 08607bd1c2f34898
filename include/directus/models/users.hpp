#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusAccess;
struct DirectusFile;
struct DirectusRole;

/// A user. Relations come by key; JSON columns are kept as text, dates as Directus writes them.
struct DirectusUser {
  std::string id{};
  std::optional<std::string> first_name{};
  std::optional<std::string> last_name{};
  std::optional<std::string> email{};
  std::optional<std::string> password{};
  std::optional<std::string> location{};
  std::optional<std::string> title{};
  std::optional<std::string> description{};
  JsonText tags{};
  Ref<DirectusFile> avatar{};
  std::optional<std::string> language{};
  std::optional<std::string> tfa_secret{};
  std::string status{};
  Ref<DirectusRole> role{};
  std::optional<std::string> token{};
  std::optional<std::string> last_access{};
  std::optional<std::string> last_page{};
  std::string provider{};
  std::optional<std::string> external_identifier{};
  JsonText auth_data{};
  std::optional<bool> email_notifications{};
  std::optional<std::string> appearance{};
  std::optional<std::string> theme_dark{};
  std::optional<std::string> theme_light{};
  JsonText theme_light_overrides{};
  JsonText theme_dark_overrides{};
  std::string text_direction{};
  std::vector<Ref<DirectusAccess>> policies{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/access.hpp>
#include <directus/models/files.hpp>
#include <directus/models/roles.hpp>
