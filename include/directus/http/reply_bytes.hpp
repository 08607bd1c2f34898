#pragma once

#include <directus/http/response.hpp>
#include <directus/schema/decode.hpp>

namespace directus::inline v0_1::detail {

/// A reply as the decoder takes it.
[[nodiscard]] inline ReplyBytes bytesOf(const HttpResponse& response) noexcept {
  return {.text = response.body.view(),
          .padding = response.body.capacity() > 0 ? Body::padding : 0,
          .status = response.status};
}

/// Whether a reply says that it is JSON; false without a `Content-Type`.
[[nodiscard]] inline bool claimsJson(const HttpResponse& response) noexcept {
  const auto type = response.headers.find("Content-Type");
  return type && type->find("json") != std::string_view::npos;
}

}  // namespace directus::inline v0_1::detail
