#pragma once

#include <cstddef>
#include <string>

#include <directus/core/milliseconds.hpp>

namespace DIRECTUS_NAMESPACE {

/// How `CurlTransport` connects, and what it accepts. TLS is verified and at least 1.2, always.
struct HttpOptions {
  Milliseconds connectTimeout = 10'000;  ///< until the connection (with TLS) stands; 0: no limit
  /// Nothing moves for so long while the request goes out or the reply comes in; 0: no limit.
  /// Waiting for the reply to begin is not a stall: the server is at work.
  Milliseconds stallTimeout = 30'000;
  /// A reply has begun so long after its request was sent; 0: no limit. For calls without a
  /// deadline only: uploads, downloads, and where the timeout is 0.
  Milliseconds replyTimeout = 600'000;

  /// To one host, for all calls that do not block; what comes on top waits for its turn. A blocking
  /// call has a connection of its own.
  std::size_t maxConnections = 32;

  std::size_t maxBodySize = std::size_t{64} << 20;      ///< bytes of a decoded reply in memory
  std::size_t maxErrorBodySize = std::size_t{1} << 20;  ///< bytes of a non-2xx reply
  std::size_t maxHeaderSize = std::size_t{256} << 10;   ///< bytes of its headers, and 32 a line

  std::string caFile{};      ///< PEM bundle instead of the system's
  std::string caDir{};       ///< directory of hashed certificates
  std::string caBlob{};      ///< PEM bundle in memory
  std::string clientCert{};  ///< PEM file
  std::string clientKey{};   ///< PEM file
  std::string clientKeyPassword{};

  std::string proxy{};    ///< "" = as the environment says (`https_proxy`, `no_proxy`, …)
  std::string noProxy{};  ///< hosts that are reached directly; "*" = all
  std::string userAgent = "directus-cpp";
  bool http2 = true;  ///< offered over TLS when libcurl can
};

}  // namespace DIRECTUS_NAMESPACE
