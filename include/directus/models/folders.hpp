#pragma once

#include <string>

#include <directus/schema/ref.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

/// A folder of files. Relations come by key; JSON columns are kept as text.
struct DirectusFolder {
  Uuid id{};
  std::string name{};
  Ref<DirectusFolder> parent{};
};

}  // namespace DIRECTUS_NAMESPACE
