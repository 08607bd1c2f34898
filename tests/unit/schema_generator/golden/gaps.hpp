// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/typed.hpp>

namespace golden::gaps {

struct Post {
  int id{};
  std::optional<std::string> any_gone{};
  std::optional<std::string> any_of_what{};
  std::optional<int> gone{};
  directus::Any<directus::In<"posts", Post>> item{};
  std::optional<int> lost{};
  std::optional<directus::JsonText> new_type = directus::JsonText::parse("[]");
  directus::JsonText odd{};
  std::optional<directus::JsonText> raw{};
};

struct Unheard {
  std::optional<std::string> custom{};
};

struct Schema {
  std::vector<Post> posts;
  std::vector<Unheard> directus_unheard;
};

}  // namespace golden::gaps
