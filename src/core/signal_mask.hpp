#pragma once

#include <csignal>

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

}  // namespace DIRECTUS_NAMESPACE::detail
