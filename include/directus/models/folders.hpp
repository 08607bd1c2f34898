#pragma once

#include <string>

#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

/// A folder of files. Relations come by key; JSON columns are kept as text, dates as
/// Directus writes them.
struct DirectusFolder {
  std::string id{};
  std::string name{};
  Ref<DirectusFolder> parent{};
};

}  // namespace DIRECTUS_NAMESPACE
