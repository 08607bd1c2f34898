#pragma once

#include <directus/codec/decode.hpp>
#include <directus/http/response.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// A reply as the decoder takes it.
[[nodiscard]] DIRECTUS_EXPORT ReplyBytes bytesOf(const HttpResponse& response) noexcept;

/// Whether it came back empty, with a status that allows it: what Directus answers to a write whose
/// result may not be read.
[[nodiscard]] DIRECTUS_EXPORT bool isNothing(const HttpResponse& response) noexcept;

/// Whether a reply says that it is JSON; false without a `Content-Type`.
[[nodiscard]] DIRECTUS_EXPORT bool claimsJson(const HttpResponse& response) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
