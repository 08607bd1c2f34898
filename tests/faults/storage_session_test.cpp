// Sessions of a whole client that live in a file.
#include <algorithm>
#include <mutex>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/session_watch.hpp"

using namespace auth_fixture;
using namespace directus_test;
using namespace std::chrono_literals;
using file_storage_fixture::SessionFile;
namespace fs = std::filesystem;

namespace {

/// Counts what is reported to the application.
class Reports {
 public:
  AuthChangeHandler handler() {
    return [this](const AuthChange& change) {
      const std::scoped_lock lock(mutex_);
      events_.push_back(change.event);
    };
  }
  std::ptrdiff_t count(AuthEvent event) {
    const std::scoped_lock lock(mutex_);
    return std::count(events_.begin(), events_.end(), event);
  }

 private:
  std::mutex mutex_;
  std::vector<AuthEvent> events_;
};

std::optional<std::string> storedToken(const SessionFile& file) {
  const auto stored = FileStorage(file.path).get();
  return stored && *stored ? (*stored)->refresh_token : std::nullopt;
}

std::string body(const Network& net, std::size_t request) {
  return net.fake->requests().at(request).body;
}

}  // namespace

TEST_CASE("a client goes on with the session that another one stored") {
  SessionFile file;
  const Network net;
  {
    const auto client =
        net.client(AuthMode::json, {.storage = std::make_shared<FileStorage>(file.path)});
    net.login(client);
  }
  const auto client =
      net.client(AuthMode::json, {.storage = std::make_shared<FileStorage>(file.path)});
  CHECK(client.getToken().get() == "access-1");
  CHECK(net.fake->requestCount() == 1);
}

TEST_CASE("a client takes the token that a sibling renewed, without a request") {
  SessionFile file;
  const Network net;
  const auto one = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  net.login(one);
  const auto two = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  REQUIRE(two.getToken().get() == "access-1");
  net.fake->reply(200, tokens(2), json);
  one.refresh().get();
  CHECK(two.refresh().get().access_token == "access-2");
  CHECK(net.fake->requestCount() == 2);
}

TEST_CASE("a damaged file is reported, and does not keep a client from logging in", "[B58]") {
  SessionFile file;
  REQUIRE(file.storage.set(file_storage_fixture::session(1)));  // for the rights of the file
  directus_test::writeText(file.path, "garbage");
  Reports reported;
  const Network net;
  const auto client = net.client(
      AuthMode::json,
      {.storage = std::make_shared<FileStorage>(file.path), .onAuthChange = reported.handler()});
  CHECK(client.getToken().get() == std::nullopt);
  net.login(client);
  CHECK(eventually([&] { return reported.count(AuthEvent::storageFailed) == 1; }));
  CHECK(storedToken(file) == "refresh-1");
}

// The folder goes and comes back: what a full disk does, without a disk to fill.

TEST_CASE("without its folder a session lives on in memory, is reported once and stored later",
          "[F28]") {
  SessionFile file;
  Reports reported;
  const Network net;
  const auto client =
      net.client(AuthMode::json, {.autoRefresh = false,
                                  .storage = std::make_shared<FileStorage>(file.path),
                                  .onAuthChange = reported.handler()});
  net.login(client);
  fs::remove_all(file.folder.path());

  net.fake->reply(200, tokens(2), json);
  CHECK(client.refresh().get().access_token == "access-2");
  CHECK(client.getToken().get() == "access-2");
  CHECK(eventually([&] { return reported.count(AuthEvent::storageFailed) == 1; }));

  fs::create_directory(file.folder.path());
  CHECK(eventually([&] {
    net.clock->advance(1s);
    return storedToken(file) == "refresh-2";
  }));
  CHECK(reported.count(AuthEvent::storageFailed) == 1);
}

TEST_CASE("a session that could not be stored is renewed by its own token, not by the file's",
          "[F27][F28]") {
  SessionFile file;
  const Network net;
  const auto client = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  net.login(client);
  const fs::path away = file.folder.path().string() + "-away";
  fs::rename(file.folder.path(), away);
  net.fake->reply(200, tokens(2), json);
  client.refresh().get();

  fs::rename(away, file.folder.path());
  REQUIRE(storedToken(file) == "refresh-1");  // used up
  net.fake->reply(200, tokens(3), json);
  CHECK(client.refresh().get().access_token == "access-3");
  CHECK(body(net, 2).find("refresh-2") != std::string::npos);
  CHECK(storedToken(file) == "refresh-3");
}

TEST_CASE("an outage of the storage over several refreshes is reported once", "[F27][F28]") {
  SessionFile file;
  Reports reported;
  const Network net;
  const auto client =
      net.client(AuthMode::json, {.autoRefresh = false,
                                  .storage = std::make_shared<FileStorage>(file.path),
                                  .onAuthChange = reported.handler()});
  net.login(client);
  fs::remove_all(file.folder.path());
  for (int n = 2; n < 6; ++n) {
    net.fake->reply(200, tokens(n), json);
    client.refresh().get();
  }
  CHECK(eventually([&] { return reported.count(AuthEvent::refreshed) == 4; }));
  CHECK(reported.count(AuthEvent::storageFailed) == 1);
  CHECK(client.getToken().get() == "access-5");
}

TEST_CASE("a login that could not be stored is not undone by the session in the file", "[F28]") {
  SessionFile file;
  auto storage = std::make_shared<FileStorage>(file.path);
  auto older = file_storage_fixture::session(7);
  older.expires_at = 1'700'000'000'000 + 3'600'000;
  REQUIRE(storage->set(older));
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false, .storage = storage});
  REQUIRE(client.getToken().get() == older.access_token);
  const fs::path away = file.folder.path().string() + "-away";
  fs::rename(file.folder.path(), away);
  net.login(client);
  fs::rename(away, file.folder.path());
  net.fake->reply(200, tokens(2), json);
  CHECK(client.refresh().get().access_token == "access-2");
  CHECK(body(net, 1).find("refresh-1") != std::string::npos);
}

TEST_CASE("a logout ends the session although the file cannot be removed", "[F28]") {
  SessionFile file;
  const Network net;
  const auto client =
      net.client(AuthMode::json, {.storage = std::make_shared<FileStorage>(file.path)});
  net.login(client);
  fs::remove(file.path);
  fs::create_directory(file.path);
  net.fake->reply(204);
  CHECK(client.logout().result().has_value());
  CHECK(client.getToken().get() == std::nullopt);
}

TEST_CASE("a logout ends the session as a sibling left it") {
  SessionFile file;
  const Network net;
  const auto one = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  net.login(one);
  const auto two = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  REQUIRE(two.getToken().get() == "access-1");
  net.fake->reply(200, tokens(2), json);
  one.refresh().get();
  net.fake->reply(204);
  CHECK(two.logout().result().has_value());
  CHECK(body(net, 2).find("refresh-2") != std::string::npos);
  CHECK_FALSE(fs::exists(file.path));
}

TEST_CASE("a logout of a session that could not be stored does not take the one in the file") {
  SessionFile file;
  const Network net;
  const auto client = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  net.login(client);
  const fs::path away = file.folder.path().string() + "-away";
  fs::rename(file.folder.path(), away);
  net.fake->reply(200, tokens(2), json);
  client.refresh().get();
  fs::rename(away, file.folder.path());
  net.fake->reply(204);
  CHECK(client.logout().result().has_value());
  CHECK(body(net, 2).find("refresh-2") != std::string::npos);
  CHECK_FALSE(fs::exists(file.path));
}

TEST_CASE("a logout does not wait for a refresh that gets no answer", "[F20]") {
  SessionFile file;
  const Network net;
  const auto client =
      net.client(AuthMode::json, {.storage = std::make_shared<FileStorage>(file.path)});
  net.login(client);
  net.fake->hold().reply(200, tokens(2), json).reply(204);
  const std::jthread caller([&] { (void)client.refresh().result(); });
  REQUIRE(net.fake->waitForRequests(2));
  const auto begin = std::chrono::steady_clock::now();
  CHECK(client.logout().result().has_value());
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
  CHECK_FALSE(fs::exists(file.path));
}

namespace {

/// A storage of a user's that throws whatever it is asked.
class Throwing final : public AuthStorage {
 public:
  Result<std::optional<AuthenticationData>> get() override { throw 42; }
  Result<void> set(const std::optional<AuthenticationData>&) override {
    throw std::runtime_error("no");
  }
  Result<std::unique_ptr<StorageLock>> lock(Milliseconds) override { throw std::bad_alloc(); }
};

}  // namespace

TEST_CASE("a storage that throws from everything stops neither requests nor renewals", "[F29]") {
  Reports reported;
  const Network net;
  const auto client = net.client(AuthMode::json, {.autoRefresh = false,
                                                  .storage = std::make_shared<Throwing>(),
                                                  .onAuthChange = reported.handler()});
  net.login(client);
  net.clock->advance(901s);
  net.fake->reply(200, tokens(2), json).reply(200, R"({"data":1})", json);
  CHECK(client.request(readItems("articles")).get() == 1);
  net.fake->reply(204);
  CHECK(client.logout().result().has_value());
}

TEST_CASE("while a sibling holds the lock a valid token is given and nothing is sent", "[F25]") {
  SessionFile file;
  const Network net;
  const auto client = net.client(
      AuthMode::json, {.autoRefresh = false, .storage = std::make_shared<FileStorage>(file.path)});
  net.login(client);
  FileStorage sibling(file.path);
  const auto held = sibling.lock(0ms);
  net.clock->advance(880s);
  net.fake->reply(200, R"({"data":1})", json);
  CHECK(client.request(readItems("articles")).get() == 1);
  CHECK(net.authorization(1) == "Bearer access-1");
  CHECK(net.fake->requestCount() == 2);
}
