#pragma once

#include <directus/http/body.hpp>
#include <directus/http/headers.hpp>

namespace DIRECTUS_NAMESPACE {

/// A reply, whatever its status: a 4xx is a response, not an error of the transport.
struct HttpResponse {
  int status = 0;
  ResponseHeaders headers{};
  Body body{};  ///< decoded (gzip undone); empty when it went to the request's sink
};

}  // namespace DIRECTUS_NAMESPACE
