#pragma once

#include <directus/codec/decode.hpp>
#include <directus/http/request.hpp>
#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The error that a reply outside 2xx stands for.
Error replyError(const HttpRequest& request, const HttpResponse& response, Decoder& decoder);

/// The beginning of a reply for an error text: printable, short, and without the secrets that its
/// request carried (an endpoint may echo them).
std::string redactedSnippet(const HttpRequest& request, std::string_view body);

}  // namespace DIRECTUS_NAMESPACE::detail
