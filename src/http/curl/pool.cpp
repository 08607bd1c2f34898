#include "http/curl/pool.hpp"

#include <utility>

#include "http/curl/pooled_transport.hpp"
#include "http/curl/refusal.hpp"
#include "http/curl/setup.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t maxIdleSlots = 64;

}  // namespace

std::shared_ptr<Transport> pooledTransport(HttpOptions options) {
  return std::shared_ptr<Transport>(new CurlPool(std::move(options)), LeftToParent());
}

CurlPool::CurlPool(HttpOptions options)
    : options_(std::move(options)), bodies_(std::make_shared<BodyPool>()) {
  idle_.reserve(maxIdleSlots);
}

Result<HttpResponse> CurlPool::send(const HttpRequest& request, const SendOptions& options) {
  if (auto same = home_.check("transport"); !same) return same.error();
  if (auto refused = refusalOf(request, options)) return *refused;

  auto slot = acquire();
  if (!slot) return slot.error();
  Exchange exchange(request, options_, *bodies_);
  auto response = (*slot)->perform(exchange, options);
  if ((*slot)->isUsable()) release(std::move(*slot));
  return response;
}

bool CurlPool::start(const HttpRequest& request, const SendOptions& options, SendHandler done) {
  const auto loop = this->loop();  // without it `send` says why
  if (loop) loop->start(request, options, std::move(done));
  return loop != nullptr;
}

std::unique_ptr<Socket> CurlPool::openSocket(const SocketRequest& request,
                                             std::shared_ptr<SocketListener> listener) {
  if (!listener) return nullptr;
  SocketListener& opener = *listener;
  return opener.openOver(*this, request, std::move(listener));
}

std::shared_ptr<CurlLoop> CurlPool::loop() {
  if (!home_.isHere()) return nullptr;
  const std::scoped_lock lock(mutex_);
  const CurlLoop::Maker make = makeLoop;
  if (loop_ || make == nullptr) return loop_;
  auto made = make(options_, bodies_);
  if (made) loop_ = std::shared_ptr<CurlLoop>(made->release(), LeftToParent());
  return loop_;
}

Result<CurlPool::Slot> CurlPool::acquire() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Slot slot = std::move(idle_.back());
      idle_.pop_back();
      return slot;
    }
  }
  return CurlSlot::create(options_);
}

void CurlPool::release(Slot slot) {
  slot->idleSince = CurlTransfer::Clock::now();
  const auto tooOld = slot->idleSince - std::chrono::seconds(maxIdleSeconds);
  Slot surplus;  // closed outside the lock
  const std::lock_guard lock(mutex_);
  if (!idle_.empty() && (idle_.size() == maxIdleSlots || idle_.front()->idleSince < tooOld)) {
    surplus = std::move(idle_.front());
    idle_.erase(idle_.begin());
  }
  idle_.push_back(std::move(slot));
}

}  // namespace DIRECTUS_NAMESPACE::detail
