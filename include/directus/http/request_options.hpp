#pragma once

#include <optional>
#include <string>

#include <directus/core/milliseconds.hpp>
#include <directus/core/stop_token.hpp>
#include <directus/http/headers.hpp>
#include <directus/http/retry_options.hpp>

namespace DIRECTUS_NAMESPACE {

/// What holds for one call: the second argument of `request`, or carried by a command
/// (`withOptions`). The call's options win over the command's, the command's over the client's.
struct RequestOptions {
  Headers headers{};                      ///< merged over the command's own
  std::optional<Milliseconds> timeout{};  ///< of the whole call; 0 = none
  std::optional<RetryOptions> retry{};    ///< instead of the client's
  std::optional<Milliseconds> stall{};    ///< instead of `HttpOptions::stallTimeout`; 0 = no limit
  StopToken stop{};   ///< a `std::stop_token`: ends the call with `cancelled`, at once
  std::string tag{};  ///< yours, to find the call again in traces and the log; never sent

  friend bool operator==(const RequestOptions&, const RequestOptions&) = default;
};

}  // namespace DIRECTUS_NAMESPACE
