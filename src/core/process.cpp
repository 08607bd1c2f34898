#include "core/process.hpp"

#if !defined(_WIN32)
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#endif

namespace DIRECTUS_NAMESPACE::detail {

#if !defined(_WIN32)

namespace {

std::atomic<long> forks{0};

void onFork() noexcept {
  forks.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace

// Asked for each request: getpid is a system call, this is not.
long currentProcess() noexcept {
  static const bool counted = ::pthread_atfork(nullptr, nullptr, &onFork) == 0;
  return counted ? forks.load(std::memory_order_relaxed) : static_cast<long>(::getpid());
}

#else

long currentProcess() noexcept {
  return 0;  // nothing forks
}

#endif

Result<void> HomeProcess::check(std::string_view name) const {
  if (isHere()) return {};
  return invalidArgument(name, "made before a fork: make one in this process");
}

}  // namespace DIRECTUS_NAMESPACE::detail
