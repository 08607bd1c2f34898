#pragma once

#include <string>
#include <utility>

#include <directus/commands/command.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
DIRECTUS_EXPORT void applyToken(CommandRequest& request, std::string token);
DIRECTUS_EXPORT void applySearch(CommandRequest& request);
DIRECTUS_EXPORT void applyOptions(CommandRequest& request, const RequestOptions& options);
}  // namespace detail

/// The command with this token instead of the client's, and instead of an `Authorization` header
/// that the command has already; "" changes nothing.
/// @see https://directus.io/docs/guides/connect/sdk
template <detail::AnyCommand C>
C withToken(std::string token, C command) {
  auto request = std::move(command).request();
  detail::applyToken(request, std::move(token));
  return C(std::move(request));
}

/// The command with these options. `withOptions` may be nested: headers are merged, and where both
/// calls set the same thing the outer call wins.
template <detail::AnyCommand C>
C withOptions(C command, const RequestOptions& options) {
  auto request = std::move(command).request();
  detail::applyOptions(request, options);
  return C(std::move(request));
}

/// The command whose request `hook` may change right before the client's own hooks see it.
template <detail::AnyCommand C, class F>
  requires std::is_invocable_v<F&, HttpRequest&>
C withOptions(C command, F hook) {
  auto request = std::move(command).request();
  request.onRequest.emplace_back(std::move(hook));
  return C(std::move(request));
}

/// Reads a list by SEARCH, with the query in the body, where a URL would be too long. Commands
/// that do not read a list keep their method.
/// @see https://directus.io/docs/guides/connect/query-parameters#search-http-method
template <detail::AnyCommand C>
C withSearch(C command) {
  auto request = std::move(command).request();
  detail::applySearch(request);
  return C(std::move(request));
}

}  // namespace DIRECTUS_NAMESPACE
