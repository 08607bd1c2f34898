// Downloads to a file, and resumable uploads, on lines that break.
#include <directus/directus.hpp>

#include <mutex>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/fault_server.hpp"
#include "support/process.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using Connection = FaultServer::Connection;

namespace {

std::string someBytes(std::size_t size) {
  std::string bytes(size, '\0');
  unsigned state = 1;
  for (char& c : bytes) {
    state = state * 1664525U + 1013904223U;
    c = static_cast<char>(state >> 24);
  }
  return bytes;
}

auto clientOf(const FaultServer& server, HttpOptions http = {}) {
  return createDirectus(server.url(""), {.http = std::move(http)})
      .with(rest({.retry = {.tries = 10, .baseDelay = 1}}));
}

/// Serves a file with ranges, and stops after `most` bytes of each reply.
FaultServer::Script cutFile(std::string bytes, std::size_t most,
                            std::function<void(Connection&)> stop) {
  return [=](Connection& connection) {
    const auto request = connection.read();
    if (!request) return;
    const std::string range = request->header("Range").value_or("bytes=0-");
    const std::size_t begin = std::stoul(range.substr(6));
    std::string head = begin > 0
                           ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " +
                                 std::to_string(begin) + "-" + std::to_string(bytes.size() - 1) +
                                 "/" + std::to_string(bytes.size()) + "\r\n"
                           : "HTTP/1.1 200 OK\r\n";
    head += "ETag: \"1\"\r\nContent-Length: " + std::to_string(bytes.size() - begin) + "\r\n\r\n";
    const std::string rest = bytes.substr(begin, most);
    connection.write(head + rest);
    if (begin + rest.size() < bytes.size()) stop(connection);
  };
}

/// As much of tus as an upload of Directus needs, with a fault where the test wants one.
class TusServer {
 public:
  enum class Fault { none, answered, reset };
  /// Called with each request before it is answered.
  using Fails = std::function<Fault(TusServer&, Connection&, const ReceivedRequest&)>;

  explicit TusServer(std::size_t fileSize, Fails fails = {})
      : size_(fileSize), fails_(std::move(fails)), server_([this](Connection& connection) {
          while (const auto request = connection.read())
            if (!serve(connection, *request)) return connection.reset();
        }) {}

  void answer(Connection& connection, const ReceivedRequest& request) {
    if (request.method == "POST") {
      ++created;
      stored.clear();
      exists = true;
      connection.reply(201, "", "Location: http://elsewhere/files/tus/u\r\n");
    } else if (request.target.starts_with("/files/tus/") && !exists) {
      connection.reply(404, "The file for this url was not found\n");
    } else if (request.method == "HEAD") {
      connection.write("HTTP/1.1 200 OK\r\nUpload-Offset: " + std::to_string(stored.size()) +
                       "\r\nContent-Length: 0\r\n\r\n");
    } else if (request.method == "PATCH") {
      take(connection, request);
    } else if (request.target.starts_with("/files/record")) {
      connection.reply(200, R"({"data":{"tus_id":)" + std::string(exists ? "\"u\"" : "null") +
                                R"(,"filesize":)" + std::to_string(size_) + "}}");
    } else {
      connection.reply(200, R"({"data":[{"id":"record"}]})");
    }
  }

  /// Keeps the bytes; forgets the upload when all are there, as Directus does.
  bool store(const ReceivedRequest& request, std::size_t most = std::string::npos) {
    if (request.header("Upload-Offset") != std::to_string(stored.size())) return false;
    stored += request.body.substr(0, most);
    exists = stored.size() < size_;
    return true;
  }

  /// What it has in the end.
  [[nodiscard]] std::string bytes() {
    const std::scoped_lock lock(mutex_);
    return stored;
  }
  [[nodiscard]] int creations() {
    const std::scoped_lock lock(mutex_);
    return created;
  }

  [[nodiscard]] std::string url() const { return server_.url(""); }

  // For faults, which happen under the lock.
  std::string stored;
  bool exists = false;
  int created = 0;
  int faults = 0;

 private:
  /// False when the connection is to be reset.
  bool serve(Connection& connection, const ReceivedRequest& request) {
    const std::scoped_lock lock(mutex_);
    const Fault fault = fails_ ? fails_(*this, connection, request) : Fault::none;
    if (fault == Fault::none) answer(connection, request);
    return fault != Fault::reset;
  }

  void take(Connection& connection, const ReceivedRequest& request) {
    if (!store(request)) {
      connection.reply(409, "Upload-Offset conflict\n");
      return;
    }
    std::string lines = "Upload-Offset: " + std::to_string(stored.size()) + "\r\n";
    if (!exists) lines += "Directus-File-Id: record\r\n";
    connection.reply(204, "", lines);
  }

  std::size_t size_;
  Fails fails_;
  std::mutex mutex_;
  FaultServer server_;
};

using Fault = TusServer::Fault;
constexpr std::size_t size = 1'000'000;

Result<std::string> upload(TusServer& server, int tries = 5) {
  const auto client =
      createDirectus(server.url()).with(rest({.retry = {.tries = 2, .baseDelay = 1}}));
  return client
      .request(uploadResumable(
          FormData().append("file", File::fromMemory(someBytes(size), {.name = "a.bin"})),
          {.chunkSize = 300'000, .retry = {.tries = tries, .baseDelay = 1}}))
      .result();
}

bool isPatch(const ReceivedRequest& request, std::size_t offset) {
  return request.method == "PATCH" && request.header("Upload-Offset") == std::to_string(offset);
}

}  // namespace

TEST_CASE("a download that is cut again and again goes on where it was") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(size);
  FaultServer server(cutFile(bytes, 300'000, [](Connection& connection) { connection.reset(); }));
  clientOf(server).request(withFile(readAssetRaw("a"), folder.file("a"))).get();
  CHECK(readText(folder.file("a")) == bytes);
  CHECK(server.hits() >= 4);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a download that stalls goes on where it was") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(size);
  FaultServer server(
      cutFile(bytes, 600'000, [](Connection& connection) { connection.waitForEnd(); }));
  clientOf(server, {.stallTimeout = 200})
      .request(withFile(readAssetRaw("a"), folder.file("a")))
      .get();
  CHECK(readText(folder.file("a")) == bytes);
}

TEST_CASE("a download that fails for good leaves the old file, and its part to the next call") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(size);
  writeText(folder.file("a"), "old");
  FaultServer server(cutFile(bytes, 300'000, [](Connection& connection) { connection.reset(); }));
  const auto client = clientOf(server);
  const auto command = withFile(readAssetRaw("a"), folder.file("a"));
  const RequestOptions once{.retry = RetryOptions{.tries = 1}};
  CHECK(failureOf(client.request(command, once).result()).kind() == ErrorKind::network);
  CHECK(readText(folder.file("a")) == "old");
  client.request(command).get();
  CHECK(readText(folder.file("a")) == bytes);
  CHECK(server.requests().at(1).header("Range"));
}

TEST_CASE("an upload whose piece is cut goes on with what the server has") {
  TusServer server(size, [](TusServer& tus, Connection&, const auto& request) {
    if (!isPatch(request, 300'000) || tus.faults++ > 0) return Fault::none;
    tus.store(request, 1234);
    return Fault::reset;
  });
  CHECK(upload(server).value() == "record");
  CHECK(server.bytes() == someBytes(size));
  CHECK(server.creations() == 1);
}

TEST_CASE("an upload waits for a server that is away for a while") {
  const int status = GENERATE(500, 502, 503, 0);
  TusServer server(size, [status](TusServer& tus, Connection& connection, const auto& request) {
    if (tus.stored.size() != 300'000 || tus.faults++ >= 3) return Fault::none;
    if (status == 0) return Fault::reset;
    connection.reply(status, request.method == "HEAD" ? "" : "away");
    return Fault::answered;
  });
  CHECK(upload(server).value() == "record");
  CHECK(server.bytes() == someBytes(size));
  CHECK(server.creations() == 1);
}

TEST_CASE("a reply to the last piece that is lost does not make a second file") {
  TusServer server(size, [](TusServer& tus, Connection&, const auto& request) {
    if (!isPatch(request, 900'000)) return Fault::none;
    tus.store(request);
    return Fault::reset;
  });
  CHECK(upload(server).value() == "record");
  CHECK(server.bytes() == someBytes(size));
  CHECK(server.creations() == 1);
}

TEST_CASE("an upload that the server forgot in its middle starts over") {
  TusServer server(size, [](TusServer& tus, Connection&, const auto& request) {
    if (isPatch(request, 600'000) && tus.faults++ == 0) tus.exists = false;
    return Fault::none;
  });
  CHECK(upload(server).value() == "record");
  CHECK(server.bytes() == someBytes(size));
  CHECK(server.creations() == 2);
}

TEST_CASE("an upload whose offset is wrong asks for the right one") {
  TusServer server(size, [](TusServer& tus, Connection&, const auto& request) {
    if (isPatch(request, 300'000) && tus.faults++ == 0) tus.stored.resize(100'000);
    return Fault::none;
  });
  CHECK(upload(server).value() == "record");
  CHECK(server.bytes() == someBytes(size));
}

TEST_CASE("an upload gives up when nothing gets through") {
  TusServer server(size, [](TusServer&, Connection&, const auto& request) {
    if (request.method == "POST") return Fault::none;
    return Fault::reset;
  });
  CHECK(failureOf(upload(server, 3)).kind() == ErrorKind::network);
  CHECK(server.creations() == 1);
}
