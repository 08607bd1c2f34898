#pragma once

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/command.hpp>
#include <directus/commands/typed_arguments.hpp>
#include <directus/schema/query.hpp>

namespace directus::inline v0 {

/// The user whose token this is: `GET /users/me`. Typed: the fields of `User`.
/// @see https://directus.io/docs/api/users#retrieve-the-current-user
[[nodiscard]] inline Command<nlohmann::json> readMe(const Query<>& query = {}) {
  return Command<nlohmann::json>(detail::readRouteRequest("/users/me", detail::queryParams(query)));
}
template <class User>
[[nodiscard]] Command<User> readMe(const Query<>& query = {}) {
  return Command<User>(
      detail::readRouteRequest("/users/me", detail::shapedParams<User, void>(query)));
}

}  // namespace directus::inline v0
