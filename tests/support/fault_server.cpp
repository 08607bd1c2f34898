#include "support/fault_server.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

#include <directus/http/headers.hpp>

#include "support/failing_new.hpp"

namespace directus_test {

std::optional<std::string> ReceivedRequest::header(std::string_view name) const {
  directus::ResponseHeaders lines;
  for (std::size_t at = head.find('\n') + 1; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size() - 1);
    lines.appendLine(std::string_view(head).substr(at, end + 1 - at));
    at = end + 1;
  }
  const auto value = lines.find(name);
  return value ? std::optional<std::string>(*value) : std::nullopt;
}

FaultServer::FaultServer(Script script) : script_(std::move(script)) {
  listener_ = sockets::listenOn(port_, 256);
  if (listener_ == sockets::none) throw std::runtime_error("the fault server cannot listen");
  acceptor_ = std::thread([this] { accept(); });
}

FaultServer::~FaultServer() {
  stopping_ = true;
  // Not everywhere does a listener that is shut down wake who waits for a connection: one does.
  const sockets::Socket last = sockets::connectTo(port_, false);
  acceptor_.join();
  if (last != sockets::none) sockets::close(last);
  sockets::close(listener_);
  {
    const std::lock_guard lock(mutex_);
    for (const Worker& worker : workers_)
      if (worker.socket != sockets::none) sockets::shutDown(worker.socket);
    changed_.notify_all();
  }
  for (Worker& worker : workers_) worker.thread.join();
}

FaultServer::Script FaultServer::serve(
    std::function<void(Connection&, const ReceivedRequest&)> answer) {
  return [answer = std::move(answer)](Connection& connection) {
    while (const auto request = connection.read()) answer(connection, *request);
  };
}

std::string FaultServer::url(std::string_view target) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(target);
}

std::size_t FaultServer::hits() const {
  const std::lock_guard lock(mutex_);
  return requests_.size();
}

std::vector<ReceivedRequest> FaultServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

bool FaultServer::waitForHits(std::size_t count) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(20),
                           [&] { return requests_.size() >= count; });
}

void FaultServer::accept() {
  allocationsAreSpared = true;
  for (;;) {
    const sockets::Socket socket = sockets::accept(listener_);
    if (socket == sockets::none || stopping_) {
      if (socket != sockets::none) sockets::close(socket);
      if (stopping_) return;
      continue;
    }
    const std::size_t number = connections_++;
    const std::lock_guard lock(mutex_);
    joinDone();
    Worker& worker = workers_.emplace_back(Worker{socket, {}});
    worker.thread = std::thread([this, &worker, number] { run(worker, number); });
  }
}

/// Their stacks would fill the memory that a program of 32 bits can have.
void FaultServer::joinDone() {
  std::erase_if(workers_, [](Worker& worker) {
    if (worker.socket != sockets::none) return false;
    worker.thread.join();
    return true;
  });
}

void FaultServer::run(Worker& worker, std::size_t number) {
  allocationsAreSpared = true;
  Connection connection(*this, worker.socket, number);
  script_(connection);
  const std::lock_guard lock(mutex_);
  sockets::close(worker.socket);
  worker.socket = sockets::none;
}

void FaultServer::record(const ReceivedRequest& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
  changed_.notify_all();
}

bool FaultServer::Connection::fill() {
  char buffer[16384];
  const long count = sockets::receive(socket_, buffer, sizeof buffer);
  if (count <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(count));
  return true;
}

std::string FaultServer::Connection::readSome() {
  if (received_.empty()) fill();
  return std::exchange(received_, {});
}

std::optional<ReceivedRequest> FaultServer::Connection::read() {
  ReceivedRequest request;
  std::size_t end = std::string::npos;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return std::nullopt;
  request.head = received_.substr(0, end + 4);
  received_.erase(0, end + 4);
  request.method = request.head.substr(0, request.head.find(' '));
  const std::size_t target = request.method.size() + 1;
  request.target = request.head.substr(target, request.head.find(' ', target) - target);
  if (!takeBody(request)) return std::nullopt;
  server_.record(request);
  return request;
}

bool FaultServer::Connection::takeBody(ReceivedRequest& request) {
  if (request.header("Transfer-Encoding")) return takeChunks(request.body);
  const auto length = request.header("Content-Length");
  return !length || takeBytes(std::stoul(*length), request.body);
}

bool FaultServer::Connection::takeChunks(std::string& body) {
  for (;;) {
    std::string line;
    if (!takeLine(line)) return false;
    std::size_t size = 0;
    std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (!takeBytes(size, body) || !takeLine(line)) return false;
    if (size == 0) return true;
  }
}

bool FaultServer::Connection::takeLine(std::string& line) {
  std::size_t end = std::string::npos;
  while ((end = received_.find("\r\n")) == std::string::npos)
    if (!fill()) return false;
  line = received_.substr(0, end);
  received_.erase(0, end + 2);
  return true;
}

bool FaultServer::Connection::takeBytes(std::size_t count, std::string& bytes) {
  while (received_.size() < count)
    if (!fill()) return false;
  bytes += received_.substr(0, count);
  received_.erase(0, count);
  return true;
}

bool FaultServer::Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const long count = sockets::send(socket_, bytes);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool FaultServer::Connection::reply(int status, std::string_view body,
                                    std::string_view headerLines) {
  std::string bytes = "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n";
  bytes += headerLines;
  if (status != 204 && status != 304)
    bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  bytes += "\r\n";
  bytes += body;
  return write(bytes);
}

bool FaultServer::Connection::sleep(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return true;
    // Only the end of the connection wakes it: what a client sends meanwhile waits.
    if (sockets::waitForEnd(socket_, left)) return false;
  }
}

void FaultServer::Connection::waitForEnd() {
  while (sleep(std::chrono::hours(1))) {
  }
}

void FaultServer::Connection::reset() {
  sockets::resetWhenClosed(socket_);
}

}  // namespace directus_test
