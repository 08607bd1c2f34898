#include <directus/http/transport.hpp>

#include <utility>

#include "core/process.hpp"
#include "http/curl/pool.hpp"

namespace DIRECTUS_NAMESPACE {

struct CurlTransport::Pool : detail::CurlPool {
  using CurlPool::CurlPool;
};

CurlTransport::CurlTransport(HttpOptions options)
    : pool_(new Pool(std::move(options)), detail::LeftToParent()) {}

CurlTransport::~CurlTransport() = default;

Result<HttpResponse> CurlTransport::send(const HttpRequest& request, const SendOptions& options) {
  const std::shared_ptr<Pool> pool = pool_;  // a call outlives the transport
  return pool->send(request, options);
}

bool CurlTransport::start(const HttpRequest& request, const SendOptions& options,
                          SendHandler done) {
  const std::shared_ptr<Pool> pool = pool_;
  if (pool->isForked()) return false;  // `send` says why
  auto loop = pool->loop();
  if (!loop) return false;
  (*loop)->start(request, options, std::move(done));
  return true;
}

std::unique_ptr<Socket> CurlTransport::openSocket(const SocketRequest& request,
                                                  std::shared_ptr<SocketListener> listener) {
  const std::shared_ptr<Pool> pool = pool_;
  if (!listener || pool->isForked()) return nullptr;
  auto loop = pool->loop();
  if (!loop) return nullptr;
  SocketListener& opener = *listener;
  return opener.openOver(**loop, request, std::move(listener));
}

}  // namespace DIRECTUS_NAMESPACE
