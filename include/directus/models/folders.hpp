#pragma once

#include <string>

#include <directus/schema/ref.hpp>

namespace directus::inline v0_1 {

/// A folder of files. Relations come by key; JSON columns are kept as text, dates as
/// Directus writes them.
struct DirectusFolder {
  std::string id{};
  std::string name{};
  Ref<DirectusFolder> parent{};
};

}  // namespace directus::inline v0_1
