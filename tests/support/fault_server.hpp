#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/sockets.hpp"

namespace directus_test {

/// A request as it came over the wire.
struct ReceivedRequest {
  std::string method;
  std::string target;  ///< what stands in the request line
  std::string head;    ///< the request line and the headers, with their line ends
  std::string body;    ///< chunks joined

  /// The value of a header, nothing if it is not there.
  [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
};

/// An HTTP/1.1 server on 127.0.0.1 that does what a test says, well-behaved or not.
///
/// The script runs once for each connection, on a thread of its own; when it returns, the
/// connection is closed. Everything ends with the server, whatever a script is waiting for.
class FaultServer {
 public:
  /// One accepted connection, as a script sees it.
  class Connection {
   public:
    /// The next request with its body; nothing when the client has gone.
    std::optional<ReceivedRequest> read();

    /// As many bytes as are there, at least one unless the client has gone.
    std::string readSome();

    /// False when the client has gone.
    bool write(std::string_view bytes);

    /// A whole reply with its length, the connection stays open.
    bool reply(int status, std::string_view body = {}, std::string_view headerLines = {});

    /// Returns early when the client or the server goes; false then.
    bool sleep(std::chrono::milliseconds time);

    /// Does nothing until the client or the server goes.
    void waitForEnd();

    /// Closes with a reset instead of an orderly end.
    void reset();

    /// Which connection this is, counted from 0.
    [[nodiscard]] std::size_t number() const noexcept { return number_; }

   private:
    friend class FaultServer;
    Connection(FaultServer& server, sockets::Socket socket, std::size_t number)
        : server_(server), socket_(socket), number_(number) {}
    bool fill();
    bool takeBody(ReceivedRequest& request);
    bool takeChunks(std::string& body);
    bool takeLine(std::string& line);
    bool takeBytes(std::size_t count, std::string& bytes);

    FaultServer& server_;
    sockets::Socket socket_;
    std::size_t number_;
    std::string received_;
  };

  using Script = std::function<void(Connection&)>;

  explicit FaultServer(Script script);
  ~FaultServer();
  FaultServer(const FaultServer&) = delete;
  FaultServer& operator=(const FaultServer&) = delete;

  /// Answers every request of every connection with `answer`.
  static Script serve(std::function<void(Connection&, const ReceivedRequest&)> answer);

  [[nodiscard]] int port() const noexcept { return port_; }
  [[nodiscard]] std::string url(std::string_view target = "/") const;

  /// Connections accepted so far.
  [[nodiscard]] std::size_t connections() const noexcept { return connections_; }

  /// Requests read to their end so far.
  [[nodiscard]] std::size_t hits() const;
  [[nodiscard]] std::vector<ReceivedRequest> requests() const;

  /// Waits until that many requests have been read; false after 20 s.
  bool waitForHits(std::size_t count) const;

 private:
  struct Worker {
    sockets::Socket socket;
    std::thread thread;
  };

  void accept();
  void joinDone();
  void run(Worker& worker, std::size_t number);
  void record(const ReceivedRequest& request);

  Script script_;
  sockets::Socket listener_ = sockets::none;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> connections_ = 0;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::vector<ReceivedRequest> requests_;
  std::list<Worker> workers_;
  std::thread acceptor_;
};

}  // namespace directus_test
