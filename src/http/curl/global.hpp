#pragma once

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The libcurl that was found at run time.
struct CurlFacts {
  const char* failure = nullptr;  ///< why it cannot be used
  unsigned version = 0;           ///< 0xMMmmpp
  int features = 0;               ///< CURL_VERSION_…
};

/// Initialises libcurl at its first call in the process; it is never cleaned up, others may use it.
[[nodiscard]] const CurlFacts& curlFacts();

}  // namespace DIRECTUS_NAMESPACE::detail
