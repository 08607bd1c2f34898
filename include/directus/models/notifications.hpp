#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/schema/ref.hpp>
#include <directus/values/choice.hpp>
#include <directus/values/date_time.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusUser;

/// Whether a user has put a message away.
enum class NotificationStatus { inbox, archived };

/// A message to a user. Relations come by key; JSON columns are kept as text.
struct DirectusNotification {
  std::int64_t id{};
  std::optional<Timestamp> timestamp{};
  std::optional<Choice<NotificationStatus>> status{};
  Ref<DirectusUser> recipient{};
  Ref<DirectusUser> sender{};
  std::string subject{};
  std::optional<std::string> message{};
  std::optional<std::string> collection{};
  std::optional<std::string> item{};
};

}  // namespace DIRECTUS_NAMESPACE

// What the relations lead to has to be known where the model is read.
#include <directus/models/users.hpp>
