#pragma once

#include <directus/http/response.hpp>
#include <directus/schema/decode.hpp>

namespace directus::inline v0_1::detail {

/// A reply as the decoder takes it.
[[nodiscard]] DIRECTUS_EXPORT ReplyBytes bytesOf(const HttpResponse& response) noexcept;

/// Whether a reply says that it is JSON; false without a `Content-Type`.
[[nodiscard]] DIRECTUS_EXPORT bool claimsJson(const HttpResponse& response) noexcept;

}  // namespace directus::inline v0_1::detail
