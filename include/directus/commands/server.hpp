#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/command.hpp>

namespace directus::inline v0 {

/// Answers `pong`: `GET /server/ping`.
/// @see https://directus.io/docs/api/server#ping
[[nodiscard]] inline Command<std::string> serverPing() {
  return Command<std::string>(detail::readRouteRequest("/server/ping"));
}

/// Name, version and limits of the server, by the rights of the token: `GET /server/info`.
/// @see https://directus.io/docs/api/server#system-info
template <class Info = nlohmann::json>
[[nodiscard]] Command<Info> serverInfo() {
  return Command<Info>(detail::readRouteRequest("/server/info"));
}

/// How the server's parts are: `GET /server/health`. A server in trouble answers 503, an error of
/// kind `http` here.
/// @see https://directus.io/docs/api/server#check-system-health
template <class Health = nlohmann::json>
[[nodiscard]] Command<Health> serverHealth() {
  return Command<Health>(detail::readRouteRequest("/server/health"));
}

}  // namespace directus::inline v0
