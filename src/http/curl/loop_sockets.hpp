#pragma once

#include <chrono>
#include <memory>
#include <span>

#include <directus/core/error.hpp>

#include "http/curl/handles.hpp"

namespace DIRECTUS_NAMESPACE::detail {

class SocketMail;

/// What a loop does for its WebSockets, all on its thread; this one has none. The real one comes
/// with the first socket, so that a program without any does not link it.
class LoopSockets {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  LoopSockets() = default;
  LoopSockets(const LoopSockets&) = delete;
  LoopSockets& operator=(const LoopSockets&) = delete;
  virtual ~LoopSockets() = default;

  /// Opens the socket of a new mail; looks at what the owner of another one wants.
  virtual void look(const std::shared_ptr<SocketMail>& /*mail*/) {}

  /// libcurl is done with a handle; false when that is a request's.
  [[nodiscard]] virtual bool finished(CURL* /*handle*/, CURLcode /*code*/) { return false; }

  /// Reads and writes where something is to be done.
  virtual void work() {}

  /// What is to be waited for beside libcurl's own; then `onWaited`.
  [[nodiscard]] virtual std::span<curl_waitfd> wanted() { return {}; }
  virtual void onWaited() noexcept {}
  /// Whether they are to work again without waiting.
  [[nodiscard]] virtual bool isBusy() const noexcept { return false; }
  /// When they have something to do at the latest.
  [[nodiscard]] virtual TimePoint due() const noexcept { return TimePoint::max(); }
  [[nodiscard]] virtual bool empty() const noexcept { return true; }

  /// Ends all with `why`.
  virtual void endAll(const Error& /*why*/) {}
};

}  // namespace DIRECTUS_NAMESPACE::detail
