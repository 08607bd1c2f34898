#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/schema/ref.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusAccess;
struct DirectusUser;

/// A group of users. Relations come by key; JSON columns are kept as text.
struct DirectusRole {
  Uuid id{};
  std::string name{};
  std::string icon{};
  std::optional<std::string> description{};
  Ref<DirectusRole> parent{};
  std::vector<Ref<DirectusRole>> children{};
  std::vector<Ref<DirectusAccess>> policies{};
  std::vector<Ref<DirectusUser>> users{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/access.hpp>
#include <directus/models/users.hpp>
