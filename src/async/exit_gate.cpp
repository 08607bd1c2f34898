#include "async/exit_gate.hpp"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using std::chrono::milliseconds;

/// Cancelled operations end within milliseconds; a handler that waits for something is not worth
/// more than this.
constexpr milliseconds exitPatience(2000);

std::atomic<int> busyThreads = 0;
std::atomic<bool> processIsEnding = false;
thread_local int depthOfWork = 0;

}  // namespace

namespace {
/// The process whose threads are counted.
const HomeProcess& home() {
  static const HomeProcess made;
  return made;
}
}  // namespace

void ExitGate::prepare() {
  home();
  [[maybe_unused]] static const int registered = std::atexit([] { close(); });
}

bool ExitGate::isClosed() noexcept {
  return processIsEnding;
}

void ExitGate::enter() noexcept {
  ++depthOfWork;
  ++busyThreads;
  if (!processIsEnding || depthOfWork > 1) return;
  --busyThreads;
  for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
}

void ExitGate::leave() noexcept {
  --depthOfWork;
  --busyThreads;
}

void ExitGate::close() noexcept {
  processIsEnding = true;
  const auto begun = std::chrono::steady_clock::now();
  // A forked child has none of the threads that are counted. The thread that ends the process may
  // be one of them.
  while (busyThreads > depthOfWork && home().isHere() &&
         std::chrono::steady_clock::now() - begun < exitPatience)
    std::this_thread::sleep_for(milliseconds(1));
}

}  // namespace DIRECTUS_NAMESPACE::detail
