#pragma once

#include <string>
#include <utility>

#include <directus/commands/command.hpp>

namespace DIRECTUS_NAMESPACE {

/// A request to an endpoint that Directus does not know by itself.
struct CustomEndpointOptions {
  std::string path{};  ///< below the base URL, as it is to be sent
  std::string method = "GET";
  QueryParams params{};
  std::string body{};  ///< JSON text, or what the `Content-Type` header says
  SharedForm form{};   ///< a `FormData`, sent as `multipart/form-data` instead of `body`
  Headers headers{};
  RequestHook onRequest{};
  ResponseHook onResponse{};
};

namespace detail {
DIRECTUS_EXPORT CommandRequest customEndpointRequest(CustomEndpointOptions options);
}

/// Calls an endpoint of an extension. `T` says how to read the reply: a struct, a vector of it,
/// `Json`, `std::string` for text, `HttpResponse` for anything else, `void`.
/// @see https://directus.io/docs/guides/connect/sdk
template <class T>
Command<T> customEndpoint(CustomEndpointOptions options) {
  return Command<T>(detail::customEndpointRequest(std::move(options)));
}

}  // namespace DIRECTUS_NAMESPACE
