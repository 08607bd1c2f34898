#pragma once

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The libcurl that was found at run time.
struct CurlFacts {
  const char* failure = nullptr;  ///< why it cannot be used
  unsigned version = 0;           ///< 0xMMmmpp
  int features = 0;               ///< CURL_VERSION_…

  /// Before 7.87 OpenSSL writes to the socket by itself, and nobody keeps SIGPIPE away from it.
  [[nodiscard]] bool raisesPipeSignal() const noexcept { return version < 0x075700; }
};

/// Initialises libcurl at its first call in the process; it is never cleaned up, others may use it.
[[nodiscard]] const CurlFacts& curlFacts();

}  // namespace DIRECTUS_NAMESPACE::detail
