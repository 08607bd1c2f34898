#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusOperation;
struct DirectusUser;

/// What Directus does by itself. Relations come by key; JSON columns are kept as text, dates as
/// Directus writes them.
struct DirectusFlow {
  std::string id{};
  std::string name{};
  std::optional<std::string> icon{};
  std::optional<std::string> color{};
  std::optional<std::string> description{};
  std::string status{};
  std::optional<std::string> trigger{};
  std::optional<std::string> accountability{};
  JsonText options{};
  Ref<DirectusOperation> operation{};
  std::optional<std::string> date_created{};
  Ref<DirectusUser> user_created{};
  std::vector<Ref<DirectusOperation>> operations{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/operations.hpp>
#include <directus/models/users.hpp>
