#pragma once

#include <optional>
#include <string_view>

#include <curl/curl.h>

#include <directus/core/error.hpp>

#include "http/exchange.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// How a transfer ended, as seen by the code that drove it.
struct CurlEnd {
  enum class Reason {
    finished,  ///< libcurl is done, well or not
    cancelled,
    deadline,
    stalled,
    noReply,
  };
  Reason reason = Reason::finished;
  CURLcode code = CURLE_OK;
  int proxyStatus = 0;  ///< what a proxy answered that was to connect

  [[nodiscard]] bool ok() const noexcept { return reason == Reason::finished && code == CURLE_OK; }
};

/// libcurl could make no handle.
[[nodiscard]] Error noMemoryForCurl();

/// The error of a call that has no full reply; `detail` is libcurl's own text.
[[nodiscard]] Error errorOf(const CurlEnd& end, const Exchange& exchange, const char* detail);

/// The error of a connection that did not come about, or that broke; `proxyStatus` is what a proxy
/// answered that was to make it, 0 if nothing.
[[nodiscard]] Error connectErrorOf(CURLcode code, int proxyStatus, const char* detail);

}  // namespace DIRECTUS_NAMESPACE::detail
