#pragma once

#include <directus/http/curl_options.hpp>

#include "http/curl_handles.hpp"

namespace directus::inline v0_1::detail {

/// After so long a connection that nobody used is not used again.
inline constexpr long maxIdleSeconds = 110;

/// Whether requests may go through a proxy, by the options or by the environment.
[[nodiscard]] bool usesProxy(const HttpOptions& options) noexcept;

/// Sets what is the same for every request of a handle.
[[nodiscard]] CURLcode setUpHandle(CURL* handle, const HttpOptions& options);

}  // namespace directus::inline v0_1::detail
