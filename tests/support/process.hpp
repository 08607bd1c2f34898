#pragma once

// POSIX only.
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace directus_test {

/// A program that runs beside the test, and is killed with this object.
class ChildProcess {
 public:
  /// Its output goes to the file `log`. Throws when the program is not there: `hint` says what
  /// to install.
  ChildProcess(const std::vector<std::string>& command, const std::string& log,
               const std::string& hint);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] pid_t pid() const noexcept { return pid_; }

  /// Waits for its end: its exit code, -1 after a signal.
  int wait();

  /// Whether it still runs.
  [[nodiscard]] bool isRunning();

 private:
  pid_t pid_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

/// Runs a command to its end; throws with its output when it fails.
void runProgram(const std::vector<std::string>& command, const std::string& hint);

/// Processes whose parent is `pid`.
std::vector<pid_t> childrenOf(pid_t pid);

/// Whether something listens on a port of 127.0.0.1.
bool canConnect(int port);

/// A port of 127.0.0.1 where nobody listens at the moment.
int freePort();

/// Descriptors that this process has open.
std::size_t openDescriptors();

}  // namespace directus_test
