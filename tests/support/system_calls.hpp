#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <cstddef>
#include <iterator>
#include <stdexcept>

namespace directus_test {

/// What `rename` of the C library calls.
#if defined(SYS_rename)
constexpr long renamingCall = SYS_rename;
#elif defined(SYS_renameat)
constexpr long renamingCall = SYS_renameat;
#else
constexpr long renamingCall = SYS_renameat2;
#endif

/// The sanitizers' own writes are shorter. By these they find out whether memory is readable, and
/// when one fails they end the process, with exit code 0.
constexpr unsigned shortestWrite = 64;

/// Whether the functions below can do it here; they throw where they cannot.
inline bool canFilterSystemCalls() {
  return ::prctl(PR_GET_SECCOMP) >= 0;
}
constexpr const char* cannotFilterSystemCalls = "no system call can be made to fail (qemu)";

/// From now on a system call does not happen for the calling thread and the threads it starts;
/// `action` happens instead. It cannot be taken back: use a thread or a process of its own.
inline void filterSystemCall(long number, unsigned action) {
  sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(number), 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[2])),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, number == SYS_write ? shortestWrite : 0, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, action),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{static_cast<unsigned short>(std::size(program)), program};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
    throw std::runtime_error("this system has no seccomp filters");
}

/// It fails.
inline void failSystemCall(long number, int error) {
  filterSystemCall(number, SECCOMP_RET_ERRNO | static_cast<unsigned>(error));
}

/// The process is killed instead.
inline void killAtSystemCall(long number) {
  filterSystemCall(number, SECCOMP_RET_KILL_PROCESS);
}

}  // namespace directus_test
