#include <directus/http/transport.hpp>

#include <utility>

#include "async/loops.hpp"
#include "core/process.hpp"
#include "http/curl/pool.hpp"

namespace DIRECTUS_NAMESPACE {

struct CurlTransport::Pool : detail::CurlPool {
  using CurlPool::CurlPool;
};

CurlTransport::CurlTransport(HttpOptions options)
    : pool_(new Pool(std::move(options)), detail::LeftToParent()) {
  detail::useLoops();  // whoever has it may call `start`
}

CurlTransport::~CurlTransport() = default;

Result<HttpResponse> CurlTransport::send(const HttpRequest& request, const SendOptions& options) {
  const std::shared_ptr<Pool> pool = pool_;  // a call outlives the transport
  return pool->send(request, options);
}

bool CurlTransport::start(const HttpRequest& request, const SendOptions& options,
                          SendHandler done) {
  const std::shared_ptr<Pool> pool = pool_;
  return pool->start(request, options, std::move(done));
}

std::unique_ptr<Socket> CurlTransport::openSocket(const SocketRequest& request,
                                                  std::shared_ptr<SocketListener> listener) {
  const std::shared_ptr<Pool> pool = pool_;
  return pool->openSocket(request, std::move(listener));
}

}  // namespace DIRECTUS_NAMESPACE
