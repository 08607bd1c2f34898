#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/choice.hpp>
#include <directus/values/hash.hpp>
#include <directus/values/server_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusAccess;
struct DirectusFile;
struct DirectusRole;

/// Whether a user may log in.
enum class UserStatus { draft, invited, unverified, active, suspended, archived, inactiveLicense };

/// Which colours a user sees.
enum class Appearance { auto_, light, dark };

/// Which way a user reads.
enum class TextDirection { auto_, ltr, rtl };

/// The choice whose name in Directus is not the name of the enumerator.
template <>
inline constexpr auto choices<UserStatus> =
    choicesOf<UserStatus>({{UserStatus::inactiveLicense, "inactive-license"}});

/// A user. What is secret (`password`, `token`, `tfa_secret`) comes masked, and is never sent back.
/// Relations come by key; JSON columns are kept as text.
struct DirectusUser {
  Uuid id{};
  std::optional<std::string> first_name{};
  std::optional<std::string> last_name{};
  std::optional<std::string> email{};
  std::optional<Hash> password{};
  std::optional<std::string> location{};
  std::optional<std::string> title{};
  std::optional<std::string> description{};
  JsonText tags{};
  Ref<DirectusFile> avatar{};
  std::optional<std::string> language{};
  std::optional<Hash> tfa_secret{};
  Choice<UserStatus> status{};
  Ref<DirectusRole> role{};
  std::optional<Hash> token{};
  std::optional<ServerTime> last_access{};
  std::optional<std::string> last_page{};
  std::string provider{};
  std::optional<std::string> external_identifier{};
  JsonText auth_data{};
  std::optional<bool> email_notifications{};
  std::optional<Choice<Appearance>> appearance{};
  std::optional<std::string> theme_dark{};
  std::optional<std::string> theme_light{};
  JsonText theme_light_overrides{};
  JsonText theme_dark_overrides{};
  Choice<TextDirection> text_direction{};
  std::vector<Ref<DirectusAccess>> policies{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/access.hpp>
#include <directus/models/files.hpp>
#include <directus/models/roles.hpp>
