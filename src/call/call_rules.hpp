#pragma once

#include <cstddef>

#include <directus/commands/command.hpp>
#include <directus/http/retry_options.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a composable's options say about each of its calls.
struct CallRules {
  RequestHook onRequest{};    ///< after the command's own
  ResponseHook onResponse{};  ///< after the command's own
  RetryOptions retry{};
  bool authorizes = true;  ///< says whose call it is; one of the session itself does not
  bool sendsCookies = true;
  std::size_t maxUrlLength = 0;  ///< a longer list goes by SEARCH; 0 = never
};

}  // namespace DIRECTUS_NAMESPACE::detail
