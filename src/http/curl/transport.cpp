#include <directus/http/transport.hpp>

#include <utility>

#include "http/curl/pool.hpp"

namespace DIRECTUS_NAMESPACE {

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

}  // namespace DIRECTUS_NAMESPACE
