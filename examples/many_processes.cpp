// Eight processes share one session: it lives in a file, each of them renews it now and then, and
// none is ever logged out. (A refresh token is good for one refresh; whoever comes second with it
// is refused.)

#include <directus/directus.hpp>

#include <iostream>

#if defined(_WIN32)
int main() {
  std::cout << "not on Windows yet: there is no FileStorage\n";
}
#else

#include <directus/auth/file_storage.hpp>

#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <iomanip>
#include <list>
#include <thread>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

namespace {

constexpr int processes = 8;

int secondsToRun() {
  return std::stoi(settings::fromEnvironment("MANY_PROCESSES_SECONDS", "10"));
}

/// What one process has done; each reports to its parent by writing this into a pipe.
struct Counts {
  int requests = 0;
  int refreshes = 0;
  int failures = 0;
  int loggedOut = 0;
};

//! [many_processes]
auto clientOn(const std::string& file, AuthChangeHandler handler = {}) {
  return createDirectus(settings::url())
      .with(rest())
      .with(authentication(AuthMode::json, {.storage = std::make_shared<FileStorage>(file),
                                            .onAuthChange = std::move(handler)}));
}
//! [many_processes]

/// Reads articles all the time and renews the session twice a second.
int work(const std::string& file) {
  std::atomic<int> loggedOut = 0;
  const auto client = clientOn(file, [&](const AuthChange& change) {
    if (change.event == AuthEvent::expired) ++loggedOut;
  });
  Counts counts;
  const auto begin = std::chrono::steady_clock::now();
  for (auto renewAt = begin;
       std::chrono::steady_clock::now() < begin + std::chrono::seconds(secondsToRun());) {
    const auto failed = [&](const Error& error) {
      ++counts.failures;
      std::cerr << '\n' << ::getpid() << ": " << error.what() << '\n';
    };
    if (std::chrono::steady_clock::now() >= renewAt) {
      renewAt += 500ms;
      if (const auto renewed = client.refresh().result())
        ++counts.refreshes;
      else
        failed(renewed.error());
    }
    if (const auto read = client.request(readItems("articles", {.limit = 1})).result())
      ++counts.requests;
    else
      failed(read.error());
    counts.loggedOut = loggedOut;
    if (::write(STDOUT_FILENO, &counts, sizeof counts) != sizeof counts) return 1;
    std::this_thread::sleep_for(20ms);
  }
  return counts.loggedOut == 0 && counts.failures == 0 ? 0 : 1;
}

/// A child that runs `work`.
class Process {
 public:
  Process(const char* program, std::string file) {
    std::array<int, 2> pipes{};
    if (::pipe(pipes.data()) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, pipes[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addclose(&files, pipes[0]);
    ::posix_spawn_file_actions_addclose(&files, pipes[1]);
    std::string name = program;
    std::array<char*, 3> arguments{name.data(), file.data(), nullptr};
    const int failed = ::posix_spawn(&pid_, program, &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    ::close(pipes[1]);
    pipe_ = pipes[0];
    if (failed) throw std::runtime_error("cannot start myself");
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() { ::close(pipe_); }

  /// Takes in what it has written; false when it has ended.
  bool listen() {
    pollfd waiting{pipe_, POLLIN, 0};
    while (::poll(&waiting, 1, 0) > 0)
      if (::read(pipe_, &counts_, sizeof counts_) != sizeof counts_) return false;
    return true;
  }

  [[nodiscard]] const Counts& counts() const { return counts_; }

  [[nodiscard]] bool endedWell() const {
    int status = 0;
    return ::waitpid(pid_, &status, 0) == pid_ && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  pid_t pid_ = -1;
  int pipe_ = -1;
  Counts counts_;
};

Counts sum(const std::list<Process>& all) {
  Counts sum;
  for (const Process& process : all) {
    sum.requests += process.counts().requests;
    sum.refreshes += process.counts().refreshes;
    sum.failures += process.counts().failures;
    sum.loggedOut += process.counts().loggedOut;
  }
  return sum;
}

/// A line that is written over itself.
void print(const std::list<Process>& all, int sessions, Seconds time) {
  const Counts counts = sum(all);
  std::cout << '\r' << std::fixed << std::setprecision(1) << std::setw(5) << time.count() << " s  "
            << all.size() << " processes, " << counts.requests << " requests, " << counts.refreshes
            << " refreshes by " << sessions << " rotations, " << counts.failures << " failed, "
            << counts.loggedOut << " logged out " << std::flush;
}

int run(const char* program, const std::string& file) {
  const auto client = clientOn(file);
  client.login({.email = settings::email(), .password = settings::password()}).get();
  FileStorage storage(file);
  auto last = storage.get().value();

  std::list<Process> all;
  for (int i = 0; i < processes; ++i) all.emplace_back(program, file);
  const auto begin = std::chrono::steady_clock::now();
  int sessions = 0;
  for (bool running = true; running;) {
    std::this_thread::sleep_for(20ms);
    running = false;
    for (Process& process : all) running |= process.listen();
    // One process renews it, the others find it here.
    if (auto now = storage.get(); now && *now != last) {
      ++sessions;
      last = std::move(*now);
    }
    print(all, sessions, std::chrono::steady_clock::now() - begin);
  }
  std::cout << '\n';

  bool good = sum(all).requests > 0;
  for (const Process& process : all) good &= process.endedWell();
  client.logout().get();
  std::cout << (good ? "nobody was logged out\n" : "that went wrong\n");
  return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc == 2) return work(argv[1]);
    std::string folder = std::filesystem::temp_directory_path() / "many_processes-XXXXXX";
    if (!::mkdtemp(folder.data())) throw std::runtime_error("no temporary folder");
    const int status = run(argv[0], folder + "/session.json");
    std::filesystem::remove_all(folder);
    return status;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}

#endif
