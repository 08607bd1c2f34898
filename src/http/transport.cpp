#include <directus/http/transport.hpp>

#include <utility>

#include "http/curl_pool.hpp"

namespace directus::inline v0_1 {

Transport::~Transport() = default;

struct CurlTransport::Pool : detail::CurlPool {
  using CurlPool::CurlPool;
};

CurlTransport::CurlTransport(HttpOptions options)
    : pool_(std::make_shared<Pool>(std::move(options))) {}

CurlTransport::~CurlTransport() = default;

Result<HttpResponse> CurlTransport::send(const HttpRequest& request, const SendOptions& options) {
  const std::shared_ptr<Pool> pool = pool_;  // a call outlives the transport
  return pool->send(request, options);
}

}  // namespace directus::inline v0_1
