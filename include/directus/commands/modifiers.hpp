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
template <class T>
Command<T> withToken(std::string token, Command<T> command) {
  auto request = std::move(command).request();
  detail::applyToken(request, std::move(token));
  return Command<T>(std::move(request));
}

/// The command with these options. `withOptions` may be nested: headers are merged, and where both
/// calls set the same thing the outer call wins.
template <class T>
Command<T> withOptions(Command<T> command, const RequestOptions& options) {
  auto request = std::move(command).request();
  detail::applyOptions(request, options);
  return Command<T>(std::move(request));
}

/// The command whose request `hook` may change right before the client's own hooks see it.
template <class T, class F>
  requires std::is_invocable_v<F&, HttpRequest&>
Command<T> withOptions(Command<T> command, F hook) {
  auto request = std::move(command).request();
  request.onRequest.emplace_back(std::move(hook));
  return Command<T>(std::move(request));
}

/// Reads a list by SEARCH, with the query in the body, where a URL would be too long. Commands
/// that do not read a list keep their method.
/// @see https://directus.io/docs/guides/connect/query-parameters#search-http-method
template <class T>
Command<T> withSearch(Command<T> command) {
  auto request = std::move(command).request();
  detail::applySearch(request);
  return Command<T>(std::move(request));
}

}  // namespace DIRECTUS_NAMESPACE
