#ifndef _WIN32
#include "support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "support/sockets.hpp"

extern char** environ;  // not every system's header declares it

namespace directus_test {

namespace fs = std::filesystem;

ChildProcess::ChildProcess(const std::vector<std::string>& command, const std::string& log,
                           const std::string& hint) {
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::posix_spawn_file_actions_adddup2(&files, 1, 2);
  const int failed =
      ::posix_spawnp(&pid_, arguments[0], &files, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  if (failed) throw std::runtime_error(command[0] + ": " + std::strerror(failed) + "; " + hint);
}

ChildProcess::~ChildProcess() {
  if (!isRunning()) return;
  ::kill(pid_, SIGKILL);
  wait();
}

int ChildProcess::wait() {
  if (!ended_) ::waitpid(pid_, &status_, 0);
  ended_ = true;
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
}

bool ChildProcess::isRunning() {
  if (!ended_) ended_ = ::waitpid(pid_, &status_, WNOHANG) == pid_;
  return !ended_;
}

void runProgram(const std::vector<std::string>& command, const std::string& hint) {
  const TemporaryFolder folder;
  ChildProcess process(command, folder.file("log"), hint);
  if (process.wait() != 0)
    throw std::runtime_error(command[0] + " failed: " + readText(folder.file("log")));
}

std::vector<pid_t> childrenOf(pid_t pid) {
  std::vector<pid_t> children;
  for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    // "PID (NAME) STATE PPID …", and the name may contain anything.
    const std::string stat = readText(entry.path() / "stat");
    const auto end = stat.rfind(')');
    if (end == std::string::npos) continue;
    std::istringstream rest(stat.substr(end + 1));
    std::string state;
    pid_t parent = 0;
    rest >> state >> parent;
    if (parent == pid) children.push_back(std::stoi(name));
  }
  return children;
}

bool canConnect(int port) {
  const sockets::Socket socket = sockets::connectTo(port);
  if (socket == sockets::none) return false;
  sockets::close(socket);
  return true;
}

int freePort() {
  int port = 0;
  sockets::close(sockets::listenOn(port, 1));
  return port;
}

std::size_t openDescriptors() {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

}  // namespace directus_test
#endif
