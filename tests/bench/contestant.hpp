#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "articles.hpp"

namespace bench {

inline constexpr const char* token = "d1r3ctu5-bench-token";

/// One way to read the articles.
class Contestant {
 public:
  virtual ~Contestant() = default;

  /// One request, from nothing to its result; how much came (items, or bytes where nothing is
  /// decoded).
  virtual std::size_t request() = 0;

  /// Several requests, the sum of what came: one after another, or as many in flight as it has.
  virtual std::size_t requests(std::size_t times) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < times; ++i) sum += request();
    return sum;
  }

  /// One more request, all that it brought; not measured.
  virtual std::vector<Article> articles() = 0;
};

using ContestantPtr = std::unique_ptr<Contestant>;

/// `url` is the base URL of a Directus.
ContestantPtr rawCurl(const std::string& url, long receiveBufferSize);  ///< 0: libcurl's default
ContestantPtr simdjsonByHand(const std::string& url);
ContestantPtr nlohmannDom(const std::string& url);
ContestantPtr directusTyped(const std::string& url);
ContestantPtr directusDynamic(const std::string& url);

/// As `directusTyped`, but for one thing.
ContestantPtr directusInSession(const std::string& url);  ///< a session's token, not a static one
ContestantPtr directusWithoutRetry(const std::string& url);  ///< one try

/// So many requests in flight, over 32 connections.
ContestantPtr bareMulti(const std::string& url, std::size_t inFlight);
ContestantPtr directusInFlight(const std::string& url, std::size_t inFlight);
ContestantPtr cprInFlight(const std::string& url, std::size_t inFlight);

/// No network: our decoder on a reply in memory.
ContestantPtr decodeOnly(std::size_t count, FieldOrder order);
ContestantPtr decodeGraphql(std::size_t count);

}  // namespace bench
