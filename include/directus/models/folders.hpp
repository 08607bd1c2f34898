#pragma once

#include <string>

#include <directus/schema/ref.hpp>

namespace directus::inline v0 {

/// A folder of files or flows. Relations come by key; JSON columns are kept as text, dates as
/// Directus writes them.
struct DirectusFolder {
  std::string id{};
  std::string name{};
  Ref<DirectusFolder> parent{};
  std::string type{};
};

}  // namespace directus::inline v0
