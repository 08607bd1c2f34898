#pragma once

#include <optional>
#include <string>
#include <vector>

#include <directus/core/json_text.hpp>
#include <directus/schema/ref.hpp>
#include <directus/values/choice.hpp>
#include <directus/values/server_time.hpp>
#include <directus/values/uuid.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusOperation;
struct DirectusUser;

/// Whether a flow runs.
enum class FlowStatus { active, inactive };

/// What makes a flow run.
enum class FlowTrigger { event, webhook, operation, schedule, manual };

/// What Directus does by itself. Relations come by key; JSON columns are kept as text.
struct DirectusFlow {
  Uuid id{};
  std::string name{};
  std::optional<std::string> icon{};
  std::optional<std::string> color{};
  std::optional<std::string> description{};
  Choice<FlowStatus> status{};
  std::optional<Choice<FlowTrigger>> trigger{};
  std::optional<std::string> accountability{};
  JsonText options{};
  Ref<DirectusOperation> operation{};
  std::optional<ServerTime> date_created{};
  Ref<DirectusUser> user_created{};
  std::vector<Ref<DirectusOperation>> operations{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/operations.hpp>
#include <directus/models/users.hpp>
