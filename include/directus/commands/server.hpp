#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <directus/commands/command.hpp>
#include <directus/commands/graphql_scope.hpp>

namespace DIRECTUS_NAMESPACE {

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

/// The API of this server in the words of OpenAPI, as far as the token's rights go:
/// `GET /server/specs/oas`.
/// @see https://directus.io/docs/api/server#get-openapi-specification
template <class Spec = nlohmann::json>
Command<Spec> readOpenApiSpec() {
  return Command<Spec>(detail::readRouteRequest("/server/specs/oas"));
}

/// The GraphQL schema in its own language: `GET /server/specs/graphql`.
/// @see https://directus.io/docs/api/server#get-graphql-schema
inline Command<std::string> readGraphqlSdl(GraphqlScope scope = GraphqlScope::item) {
  return Command<std::string>(detail::readRouteRequest(
      scope == GraphqlScope::item ? "/server/specs/graphql" : "/server/specs/graphql/system"));
}

}  // namespace DIRECTUS_NAMESPACE
