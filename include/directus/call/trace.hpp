#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

class Error;

/// What `ClientOptions::onRequestStart` gets: a request begins. Views: valid during the call only.
/// Never holds a secret, a key, a query or a body.
struct RequestStart {
  std::uint64_t id = 0;     ///< different for each request, the same in its `RequestEnd`
  std::string_view method;  ///< `GET`
  /// `/items/articles/{key}`: collections by name, other arguments left out. A custom endpoint's is
  /// its path without the query.
  std::string_view pathTemplate;
  std::string_view tag;  ///< `RequestOptions::tag`, "" where a call has no tag
};

/// What `ClientOptions::onRequestEnd` gets: a request is over, with or without success. It comes
/// once for each `RequestStart`, on the same thread.
struct RequestEnd {
  std::uint64_t id = 0;
  std::string_view method;  ///< as sent: a list with a long query goes by `SEARCH`
  std::string_view pathTemplate;
  std::string_view tag;  ///< `RequestOptions::tag`
  int status = 0;        ///< of the last reply; 0: no reply came
  int attempts = 0;      ///< how often it went out: retries, redirects, the replay after a refresh
  std::uint64_t bytesSent = 0;           ///< of request bodies, over all attempts
  std::uint64_t bytesReceived = 0;       ///< of reply bodies, decoded, over all attempts
  std::chrono::microseconds duration{};  ///< of all: token, attempts, pauses, reading the reply
  const Error* error = nullptr;          ///< why it failed; null when it succeeded
};

}  // namespace DIRECTUS_NAMESPACE
