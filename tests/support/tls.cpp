#include "support/tls.hpp"

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace directus_test {

namespace {

using namespace std::chrono_literals;

void waitFor(const std::function<bool()>& condition, const std::string& what) {
  const auto end = std::chrono::steady_clock::now() + 30s;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("waited in vain: " + what);
    std::this_thread::sleep_for(5ms);
  }
}

void openssl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "openssl");
  runProgram(arguments, "install openssl (apt-get install openssl)");
}

std::string nginxProgram() {
  return ::access("/usr/sbin/nginx", X_OK) == 0 ? "/usr/sbin/nginx" : "nginx";
}

std::string nginxConfiguration(const std::string& folder, int port, int upstreamPort,
                               const std::string& settings) {
  const Certificates& certificates = Certificates::get();
  std::string text;
  if (::geteuid() == 0) text += "user root;\n";
  text += "daemon off;\nworker_processes 1;\n";
  text += "pid " + folder + "/nginx.pid;\nerror_log " + folder + "/error.log;\n";
  text += "events { worker_connections 512; }\nhttp {\n";
  text += "log_format with_connection '$connection $request';\n";
  text += "access_log " + folder + "/access.log with_connection;\n" + settings + "\n";
  for (const char* temporary : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
    text += std::string(temporary) + "_temp_path " + folder + "/" + temporary + ";\n";
  text += "server { listen 127.0.0.1:" + std::to_string(port) + " ssl http2;\n";
  text += "ssl_certificate " + certificates.serverCertificate + ";\n";
  text += "ssl_certificate_key " + certificates.serverKey + ";\n";
  text += "location / { proxy_pass http://127.0.0.1:" + std::to_string(upstreamPort) +
          "; proxy_http_version 1.1; proxy_next_upstream off; }\n}\n}\n";
  return text;
}

}  // namespace

const Certificates& Certificates::get() {
  static const Certificates certificates;
  return certificates;
}

Certificates::Certificates()
    : ca(folder.file("ca.pem")),
      serverCertificate(folder.file("server.pem")),
      serverKey(folder.file("server.key")) {
  const std::string caKey = folder.file("ca.key");
  const std::string request = folder.file("server.csr");
  const std::string extensions = folder.file("extensions");
  const std::vector<std::string> newKey{
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout"};
  const auto with = [&newKey](std::vector<std::string> arguments,
                              const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), newKey.begin(), newKey.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  };
  openssl(with({"req", "-x509"},
               {caKey, "-out", ca, "-days", "2", "-subj", "/CN=directus-cpp test CA"}));
  openssl(with({"req"}, {serverKey, "-out", request, "-subj", "/CN=directus-cpp test"}));
  writeText(extensions, "subjectAltName=IP:127.0.0.1\n");
  openssl({"x509", "-req", "-in", request, "-CA", ca, "-CAkey", caKey, "-CAcreateserial", "-out",
           serverCertificate, "-days", "2", "-extfile", extensions});
}

Nginx::Nginx(int upstreamPort, const std::string& settings) {
  // Somebody else may take the free port before nginx does.
  for (int tries = 0; !process_ || !process_->isRunning(); ++tries) {
    if (tries == 5)
      throw std::runtime_error("nginx does not start: " + readText(folder_.file("log")));
    start(upstreamPort, settings);
  }
}

void Nginx::start(int upstreamPort, const std::string& settings) {
  port_ = freePort();
  const std::string configuration = folder_.file("nginx.conf");
  writeText(configuration, nginxConfiguration(folder_.path(), port_, upstreamPort, settings));
  process_ = std::make_unique<ChildProcess>(
      std::vector<std::string>{nginxProgram(), "-p", folder_.path(), "-c", configuration},
      folder_.file("log"), "install nginx (apt-get install nginx-light)");
  waitFor([this] { return canConnect(port_) || !process_->isRunning(); }, "nginx");
}

Nginx::~Nginx() {
  const std::lock_guard lock(mutex_);
  // The master ends its workers; killed, it could not.
  if (process_ && process_->isRunning()) {
    ::kill(process_->pid(), SIGTERM);
    process_->wait();
  }
  process_.reset();
}

std::string Nginx::url(const std::string& target) const {
  return "https://127.0.0.1:" + std::to_string(port_) + target;
}

void Nginx::killWorker() {
  const std::lock_guard lock(mutex_);
  for (const pid_t worker : childrenOf(process_->pid())) ::kill(worker, SIGKILL);
}

std::size_t Nginx::connections() const {
  std::istringstream log(readText(folder_.file("access.log")));
  std::set<std::string> numbers;
  for (std::string line; std::getline(log, line);) numbers.insert(line.substr(0, line.find(' ')));
  return numbers.size();
}

bool Nginx::waitForLog(const std::string& text) const {
  for (int wait = 0; wait < 2000; ++wait) {
    if (readText(folder_.file("access.log")).find(text) != std::string::npos) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

TlsFront::TlsFront(int upstreamPort, const std::string& protocol, Clients clients) {
  const Certificates& certificates = Certificates::get();
  const std::string script = std::string(DIRECTUS_TESTS) + "/support/tls_front.py";
  const std::string log = folder_.file("log");
  std::vector<std::string> command{"python3",
                                   script,
                                   certificates.serverCertificate,
                                   certificates.serverKey,
                                   std::to_string(upstreamPort),
                                   protocol};
  if (clients == Clients::certified) command.push_back(certificates.ca);
  process_ =
      std::make_unique<ChildProcess>(command, log, "install python3 (apt-get install python3)");
  waitFor([&] { return readText(log).find('\n') != std::string::npos || !process_->isRunning(); },
          "tls_front.py");
  if (!process_->isRunning()) throw std::runtime_error("tls_front.py: " + readText(log));
  port_ = std::stoi(readText(log));
}

std::string TlsFront::url(const std::string& target) const {
  return "https://127.0.0.1:" + std::to_string(port_) + target;
}

}  // namespace directus_test
