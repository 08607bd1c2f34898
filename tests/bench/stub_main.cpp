// directus_bench_stub COMMAND ARGUMENT…
//   Runs the command with a stub of Directus beside it, in a process of its own;
//   DIRECTUS_BENCH_URL says to the command where it is. The stub ends with the command.
//
// Both run on one processor: the client's own time is what counts, and across two processors each
// request would pay for waking an idle one (measured: four times the cost of a whole small
// request), which varies and hides what the clients cost.

#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "stub_server.hpp"

namespace {

void stayOnThisProcessor() {
  const int processor = ::sched_getcpu();
  if (processor < 0) return;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<std::size_t>(processor), &set);
  ::sched_setaffinity(0, sizeof set, &set);  // only a wish
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: directus_bench_stub COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  stayOnThisProcessor();
  const bench::Listener listener = bench::listenOnLoopback();
  const pid_t client = ::getpid();
  const pid_t server = ::fork();
  if (server < 0) {
    std::perror("fork");
    return 1;
  }
  if (server == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != client) return 1;
    bench::serve(listener);
  }
  const std::string url = "http://127.0.0.1:" + std::to_string(listener.port);
  ::setenv("DIRECTUS_BENCH_URL", url.c_str(), 1);
  ::execvp(argv[1], argv + 1);
  std::perror(argv[1]);
  return 127;
}
