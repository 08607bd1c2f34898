#include "http/curl/pool.hpp"

#include <utility>

#include "http/curl/refusal.hpp"
#include "http/curl/setup.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t maxIdleSlots = 64;

}  // namespace

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

Result<std::shared_ptr<CurlLoop>> CurlPool::loop() {
  const std::scoped_lock lock(mutex_);
  if (loop_) return loop_;
  auto made = CurlLoop::create(options_, bodies_);
  if (!made) return made.error();
  loop_ = std::shared_ptr<CurlLoop>(made->release(), LeftToParent());
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
