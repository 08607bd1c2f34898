#include <algorithm>

#include <directus/core/clock.hpp>
#include <directus/http/transport.hpp>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE {

std::optional<std::chrono::milliseconds> SendOptions::timeLeft() const noexcept {
  using std::chrono::milliseconds;
  if (!deadline) return std::nullopt;
  const auto left = std::chrono::ceil<milliseconds>(*deadline - std::chrono::steady_clock::now());
  return clock != nullptr ? std::min(left, detail::sum(until, -clock->now())) : left;
}

Transport::~Transport() = default;

bool Transport::start(const HttpRequest&, const SendOptions&, SendHandler) {
  return false;
}

std::unique_ptr<Socket> Transport::openSocket(const SocketRequest&,
                                              std::shared_ptr<SocketListener>) {
  return nullptr;
}

Socket::~Socket() = default;

SocketListener::~SocketListener() = default;

}  // namespace DIRECTUS_NAMESPACE
