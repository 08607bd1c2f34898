#pragma once

#include <directus/core/milliseconds.hpp>

namespace DIRECTUS_NAMESPACE {

/// When a call is tried again by itself.
///
/// A read is tried again after a lost connection and after 408, 429, 502, 503 and 504. A call that
/// may have changed something is tried again only when it was provably not executed: no connection
/// came about, 429, or a 503 of Directus' pressure limiter. All tries share the call's one
/// deadline.
struct RetryOptions {
  int tries = 3;                        ///< the first one included; 1 = never again
  Milliseconds baseDelay = 200;         ///< doubled with each try, then a random part of it
  Milliseconds maxDelay = 20'000;       ///< no wait is longer, `Retry-After` excepted
  Milliseconds maxRetryAfter = 60'000;  ///< a server that asks for longer gets no second try
  bool idempotentWrites = false;        ///< PUT, PATCH and DELETE of one item count as reads

  friend bool operator==(const RetryOptions&, const RetryOptions&) = default;
};

}  // namespace DIRECTUS_NAMESPACE
