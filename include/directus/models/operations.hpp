#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/server_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusFlow;
struct DirectusUser;

/// A step of a flow. Relations come by key; JSON columns are kept as text.
struct DirectusOperation {
  Uuid id{};
  std::optional<std::string> name{};
  std::string key{};
  std::string type{};
  std::int64_t position_x{};
  std::int64_t position_y{};
  JsonText options{};
  Ref<DirectusOperation> resolve{};
  Ref<DirectusOperation> reject{};
  Ref<DirectusFlow> flow{};
  std::optional<ServerTime> date_created{};
  Ref<DirectusUser> user_created{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/flows.hpp>
#include <directus/models/users.hpp>
