#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "support/process.hpp"

namespace directus_test {

/// A throw-away authority and what it signed for 127.0.0.1, made by openssl once in a program.
struct Certificates {
  TemporaryFolder folder;
  std::string ca;
  std::string serverCertificate;
  std::string serverKey;

  static const Certificates& get();

 private:
  Certificates();
};

/// nginx as a TLS front (HTTP/1.1 and HTTP/2) of a server on this machine.
class Nginx {
 public:
  /// `settings`: more lines of its configuration.
  explicit Nginx(int upstreamPort, const std::string& settings = {});
  ~Nginx();

  [[nodiscard]] std::string url(const std::string& target = "/") const;
  [[nodiscard]] int port() const noexcept { return port_; }

  /// How many connections the requests came by that it has logged so far.
  [[nodiscard]] std::size_t connections() const;

  /// Kills the process that serves the connections; the master starts another one.
  void killWorker();

  /// Waits until that text is in the access log; false after 20 s.
  bool waitForLog(const std::string& text) const;

 private:
  void start(int upstreamPort, const std::string& settings);

  TemporaryFolder folder_;
  int port_ = 0;
  std::mutex mutex_;  // a script may kill the worker
  std::unique_ptr<ChildProcess> process_;
};

/// Takes TLS off and passes the bytes on: puts a scripted server behind HTTP/2.
class TlsFront {
 public:
  enum class Clients { any, certified };

  /// `certified`: only clients with a certificate of our authority.
  TlsFront(int upstreamPort, const std::string& protocol, Clients clients = Clients::any);

  [[nodiscard]] std::string url(const std::string& target = "/") const;

 private:
  TemporaryFolder folder_;
  int port_ = 0;
  std::unique_ptr<ChildProcess> process_;
};

}  // namespace directus_test
