// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/models/files.hpp>
#include <directus/models/flows.hpp>
#include <directus/models/roles.hpp>
#include <directus/models/users.hpp>
#include <directus/typed.hpp>

namespace golden::system {

enum class FileLicense {
  cc_by,
  cc0,
};

}  // namespace golden::system

template <>
inline constexpr auto directus::choices<::golden::system::FileLicense> =
    directus::choicesOf<::golden::system::FileLicense>({
        {::golden::system::FileLicense::cc_by, "cc-by"},
    });

namespace golden::system {

struct DirectusUsers;

struct Team {
  int id{};
  directus::Ref<DirectusUsers> leader{};
  directus::Ref<directus::DirectusRole> role{};
};

struct User {
  int id{};
};

struct File {
  directus::Extend<directus::DirectusFile> base{};
  std::optional<directus::Choice<FileLicense>> license{};
};

struct Flow {
  directus::Extend<directus::DirectusFlow> base{};
  directus::Ref<Team> owner{};
};

struct DirectusUsers {
  directus::Extend<directus::DirectusUser> base{};
  std::optional<int> base_{};
  /// What friends say.
  std::optional<std::string> nickname{};
  directus::Refs<Team> teams{};

  static constexpr auto fieldNames() {
    return directus::renamed<&DirectusUsers::base_>("base");
  }
};

struct Schema {
  std::vector<Team> teams;
  std::vector<User> users;
  std::vector<File> directus_files;
  std::vector<Flow> directus_flows;
  std::vector<DirectusUsers> directus_users;
};

}  // namespace golden::system
