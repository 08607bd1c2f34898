#pragma once

#include <string>

#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

/// A text of the app in one language. Relations come by key; JSON columns are kept as text.
struct DirectusTranslation {
  Uuid id{};
  std::string language{};
  std::string key{};
  std::string value{};
};

}  // namespace DIRECTUS_NAMESPACE
