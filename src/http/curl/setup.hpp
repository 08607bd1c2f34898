#pragma once

#include <directus/http/http_options.hpp>

#include "http/curl/handles.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// After so long a connection that nobody used is not used again.
inline constexpr long maxIdleSeconds = 110;

/// Whether requests may go through a proxy, by the options or by the environment.
[[nodiscard]] bool usesProxy(const HttpOptions& options) noexcept;

/// Whether there is a file of certificates to trust: one of the options, or that of the system.
[[nodiscard]] bool hasBundle(const HttpOptions& options, const char* systemBundle) noexcept;

/// Sets what is the same for every request of a handle.
[[nodiscard]] CURLcode setUpHandle(CURL* handle, const HttpOptions& options);

}  // namespace DIRECTUS_NAMESPACE::detail
