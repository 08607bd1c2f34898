#pragma once

#include <cerrno>
#include <csignal>
#include <ctime>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// While it lives, threads that this one starts handle no signals: those are the program's.
class SignalsBlocked {
 public:
#if defined(__unix__) || defined(__APPLE__)
  SignalsBlocked() noexcept {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
#else
  SignalsBlocked() noexcept = default;
#endif
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

#if defined(__unix__) || defined(__APPLE__)
 private:
  sigset_t before_{};
#endif
};

/// While it lives, a write of this thread to a connection that has gone is an error, not a SIGPIPE
/// that ends the program. A signal that waited before goes on waiting.
class PipeSignalBlocked {
 public:
#if defined(__unix__) && !defined(__APPLE__)
  explicit PipeSignalBlocked(bool needed) noexcept {
    sigset_t waiting;
    isOurs_ = needed && sigpending(&waiting) == 0 && sigismember(&waiting, SIGPIPE) == 0;
    if (!isOurs_) return;
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~PipeSignalBlocked() {
    if (!isOurs_) return;
    constexpr timespec now{};
    while (sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
#else
  explicit PipeSignalBlocked(bool) noexcept {}
#endif
  PipeSignalBlocked(const PipeSignalBlocked&) = delete;
  PipeSignalBlocked& operator=(const PipeSignalBlocked&) = delete;

#if defined(__unix__) && !defined(__APPLE__)
 private:
  bool isOurs_ = false;
  sigset_t pipe_{};
  sigset_t before_{};
#endif
};

}  // namespace DIRECTUS_NAMESPACE::detail
