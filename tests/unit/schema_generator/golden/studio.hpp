// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/models/files.hpp>
#include <directus/models/settings.hpp>
#include <directus/models/users.hpp>
#include <directus/typed.hpp>

namespace golden::studio {

enum class ClothesKind {
  coat,
  hat,
};

struct Site;
struct User;

struct UserRole {
  int id{};
};

struct Clothes {
  int id{};
  std::optional<directus::Choice<ClothesKind>> kind{};
};

struct Hero {
  int id{};
};

struct Link {
  int id{};
  directus::Ref<Site> site{};
};

struct Page {
  int id{};
  std::optional<std::string> icon{};
};

struct Post {
  int id{};
  std::optional<directus::Uuid> author{};
  std::optional<std::string> body{};
  std::optional<directus::JsonText> editor{};
  std::optional<directus::Uuid> editor_role{};
  std::string title{};
  directus::Ref<User> writer{};
};

struct Site {
  std::optional<int> id{};
  std::optional<directus::Refs<Link>> links{};
  std::optional<directus::Ref<directus::DirectusFile>> logo{};
  std::optional<std::string> text{};
  std::string title = "Ours";
};

struct Settings {
  directus::Extend<directus::DirectusSettings> base{};
  std::optional<std::string> brand{};
  std::optional<directus::Ref<User>> owner{};
};

struct User {
  directus::Extend<directus::DirectusUser> base{};
  std::optional<std::string> nick{};
  directus::Refs<Post> posts{};
};

struct Schema {
  std::vector<UserRole> Users_Roles;
  std::vector<Clothes> clothes;
  std::vector<Hero> heroes;
  std::vector<Link> links;
  std::vector<Page> pages;
  std::vector<Post> posts;
  Site site;
  Settings directus_settings;
  std::vector<User> directus_users;
};

}  // namespace golden::studio
