#pragma once

#include <string>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

/// A text of the app in one language. Relations come by key; JSON columns are kept as text, dates
/// as Directus writes them.
struct DirectusTranslation {
  std::string id{};
  std::string language{};
  std::string key{};
  std::string value{};
};

}  // namespace DIRECTUS_NAMESPACE
