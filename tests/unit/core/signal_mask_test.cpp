#include "core/signal_mask.hpp"

#include "support/catch.hpp"

#if defined(__unix__) && !defined(__APPLE__)

using namespace directus::detail;

namespace {

bool isPending(int signal) {
  sigset_t waiting;
  sigpending(&waiting);
  return sigismember(&waiting, signal) == 1;
}

bool isBlocked(int signal) {
  sigset_t blocked;
  pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
  return sigismember(&blocked, signal) == 1;
}

/// As a write to a pipe that nobody reads: to this thread.
void raisePipeSignal() {
  pthread_kill(pthread_self(), SIGPIPE);
}

}  // namespace

TEST_CASE("a SIGPIPE that comes while it is blocked ends nothing and is gone afterwards") {
  {
    const PipeSignalBlocked blocked(true);
    raisePipeSignal();
    CHECK(isPending(SIGPIPE));
  }
  CHECK_FALSE(isPending(SIGPIPE));
  CHECK_FALSE(isBlocked(SIGPIPE));
}

TEST_CASE("a SIGPIPE that waited before it was blocked goes on waiting") {
  const SignalsBlocked programs;
  raisePipeSignal();
  { const PipeSignalBlocked blocked(true); }
  CHECK(isPending(SIGPIPE));
  { const PipeSignalBlocked none(false); }
  REQUIRE(isPending(SIGPIPE));
  int taken = 0;
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  CHECK(sigwait(&pipe, &taken) == 0);
}

TEST_CASE("where libcurl raises no SIGPIPE, nothing is blocked") {
  const PipeSignalBlocked none(false);
  CHECK_FALSE(isBlocked(SIGPIPE));
}

#endif
