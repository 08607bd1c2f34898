// Made by directus-schema. Do not edit: make it anew when the schema has changed.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/typed.hpp>

namespace golden::notes {

/// What every page needs.
struct Globals {
  std::optional<int> id{};
  /// The name of the site.
  std::optional<std::string> name{};
};

struct SiteSettings {
  std::optional<int> id{};
};

/// Ends a comment */ /* begins one
/// second line
struct Trap {
  int id{};
  /// ends in a backslash
  std::optional<std::string> a{};
  /// ends in a trigraph
  std::optional<std::string> b{};
  /// several
  /// lines
  ///
  /// and a gap
  std::optional<std::string> c{};
  /// turned  around, a tab here, a bell
  std::optional<std::string> d{};
  std::optional<std::string> e{};
  /// ünïcödé 𝄞
  std::optional<std::string> f{};
};

struct Schema {
  Globals globals;
  SiteSettings site_settings;
  std::vector<Trap> traps;
};

}  // namespace golden::notes
