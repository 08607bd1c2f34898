#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <directus/schema/ref.hpp>

namespace DIRECTUS_NAMESPACE {

struct DirectusUser;

/// A message to a user. Relations come by key; JSON columns are kept as text, dates as Directus
/// writes them.
struct DirectusNotification {
  std::int64_t id{};
  std::optional<std::string> timestamp{};
  std::optional<std::string> status{};
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
