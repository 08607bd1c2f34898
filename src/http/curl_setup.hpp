#pragma once

#include <directus/http/curl_options.hpp>

#include "http/curl_handles.hpp"

namespace directus::inline v0::detail {

/// After so long a connection that nobody used is not used again.
inline constexpr long maxIdleSeconds = 110;

/// Sets what is the same for every request of a handle.
[[nodiscard]] CURLcode setUpHandle(CURL* handle, const HttpOptions& options);

}  // namespace directus::inline v0::detail
