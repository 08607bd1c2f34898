// The disk of a session is full, broken or read only.
#include <sys/mount.h>
#include <sys/syscall.h>

#include <fstream>
#include <mutex>
#include <thread>

#include <directus/auth/file_storage.hpp>
#include <directus/directus.hpp>
#include <directus/testing/manual_clock.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/process.hpp"
#include "support/skip.hpp"
#include "support/system_calls.hpp"
#include "support/token_server.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

AuthenticationData session(int number) {
  return {.access_token = TokenServer::accessToken(number),
          .refresh_token = TokenServer::refreshToken(number),
          .expires = 900'000,
          .expires_at = systemClock()->wallNow().count() + 900'000};
}

/// A file system of 64 kB in memory, where one may be mounted.
class SmallDisk {
 public:
  SmallDisk() : mounted_(::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=64k") == 0) {
    if (!mounted_) skipTest("only root can mount a small disk");
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool isThere() const noexcept { return mounted_; }
  [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

  void fill() const {
    std::ofstream filler(file("filler"));
    const std::string block(4096, 'x');
    while (filler << block << std::flush) {
    }
  }
  void empty() const { fs::remove(file("filler")); }

  void setReadOnly(bool readOnly) const {
    unsigned long flags = MS_REMOUNT;
    if (readOnly) flags |= MS_RDONLY;
    if (::mount(nullptr, folder_.path().c_str(), nullptr, flags, "size=64k") != 0)
      throw std::runtime_error("the small disk cannot be remounted");
  }

 private:
  TemporaryFolder folder_;
  bool mounted_;
};

/// Counts how often `storageFailed` is reported.
class Reports {
 public:
  AuthChangeHandler handler() {
    return [this](const AuthChange& change) {
      if (change.event != AuthEvent::storageFailed) return;
      const std::scoped_lock lock(mutex_);
      errors_.push_back(*change.error);
    };
  }
  std::vector<Error> errors() {
    const std::scoped_lock lock(mutex_);
    return errors_;
  }

 private:
  std::mutex mutex_;
  std::vector<Error> errors_;
};

template <class Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 4000 && !condition(); ++i) std::this_thread::sleep_for(5ms);
  return condition();
}

/// A client whose disk fails between `breakDisk` and `mend`.
template <class Break, class Mend>
void survivesOutage(const std::string& file, Break breakDisk, Mend mend) {
  Reports reported;
  TokenServer server;
  const auto clock = std::make_shared<testing::ManualClock>();
  clock->setWall(systemClock()->wallNow());
  auto storage = std::make_shared<FileStorage>(file);
  REQUIRE(storage->set(session(1)));
  const auto client =
      createDirectus(server.url(), {.clock = clock})
          .with(rest())
          .with(authentication(
              AuthMode::json,
              {.autoRefresh = false, .storage = storage, .onAuthChange = reported.handler()}));
  REQUIRE(client.getToken().get() == TokenServer::accessToken(1));
  breakDisk();
  CHECK(client.refresh().result().value().access_token == TokenServer::accessToken(2));
  CHECK(client.refresh().result().value().access_token == TokenServer::accessToken(3));
  CHECK(client.request(readItems("articles")).result().has_value());
  CHECK(eventually([&] { return !reported.errors().empty(); }));
  CHECK(storage->get().value()->refresh_token == TokenServer::refreshToken(1));
  mend();
  CHECK(eventually([&] {
    clock->advance(1s);
    return storage->get().value()->refresh_token == TokenServer::refreshToken(3);
  }));
  CHECK(reported.errors().size() == 1);
  CHECK(reported.errors().front().kind() == ErrorKind::storage);
  CHECK(std::string(reported.errors().front().what()).find("session.json") != std::string::npos);
  CHECK(server.refusals() == 0);
}

/// What storing comes to on a thread for which a system call fails.
Result<void> storeWhere(long call, int error, FileStorage& storage,
                        const std::optional<AuthenticationData>& data) {
  Result<void> stored;
  std::thread([&] {
    failSystemCall(call, error);
    stored = storage.set(data);
  }).join();
  return stored;
}

struct Failing {
  long call;
  int error;
};

}  // namespace

TEST_CASE("F27: on a full disk the session lives on in memory and is stored when there is room",
          "[F27]") {
  const SmallDisk disk;
  if (!disk.isThere()) return;
  survivesOutage(
      disk.file("session.json"), [&] { disk.fill(); }, [&] { disk.empty(); });
}

TEST_CASE("F28: on a read-only disk the session lives on in memory and is stored later", "[F28]") {
  const SmallDisk disk;
  if (!disk.isThere()) return;
  survivesOutage(
      disk.file("session.json"), [&] { disk.setReadOnly(true); }, [&] { disk.setReadOnly(false); });
}

TEST_CASE("F28: a storage on a disk that was read-only from the beginning says so", "[F28]") {
  const SmallDisk disk;
  if (!disk.isThere()) return;
  disk.setReadOnly(true);
  FileStorage storage(disk.file("session.json"));
  for (const Error& error :
       {failureOf(storage.lock(std::chrono::milliseconds(0))), failureOf(storage.set(session(1))),
        failureOf(storage.set(std::nullopt))}) {
    CHECK(error.kind() == ErrorKind::storage);
    CHECK(std::string(error.what()).find(std::generic_category().message(EROFS)) !=
          std::string::npos);
  }
  CHECK_FALSE(storage.get().value().has_value());
}

TEST_CASE("F27: a write, a sync or a rename that fails leaves the old session and no litter",
          "[F27][F28]") {
  if (!canFilterSystemCalls()) return skipTest(cannotFilterSystemCalls);
  const TemporaryFolder folder;
  FileStorage storage(folder.file("session.json"));
  REQUIRE(storage.set(session(1)));
  const Failing failing =
      GENERATE(Failing{SYS_write, ENOSPC}, Failing{SYS_write, EIO}, Failing{SYS_fsync, EIO},
               Failing{SYS_fsync, ENOSPC}, Failing{SYS_openat, EMFILE}, Failing{SYS_fchmod, EPERM},
               Failing{SYS_flock, ENOLCK}, Failing{renamingCall, EIO});
  const Error error = failureOf(storeWhere(failing.call, failing.error, storage, session(2)));
  CHECK(error.kind() == ErrorKind::storage);
  CHECK(std::string(error.what()).find(std::generic_category().message(failing.error)) !=
        std::string::npos);
  CHECK(std::string(error.what()).find("access-") == std::string::npos);
  CHECK(storage.get().value()->refresh_token == TokenServer::refreshToken(1));
  CHECK_FALSE(fs::exists(folder.file("session.json.tmp")));
  CHECK(storage.set(session(3)).has_value());
  CHECK(storage.get().value()->refresh_token == TokenServer::refreshToken(3));
}

TEST_CASE("F28: a file that cannot be read is an error, not a missing session", "[F28]") {
  if (!canFilterSystemCalls()) return skipTest(cannotFilterSystemCalls);
  const TemporaryFolder folder;
  FileStorage storage(folder.file("session.json"));
  REQUIRE(storage.set(session(1)));
  Result<std::optional<AuthenticationData>> read(std::nullopt);
  std::thread([&] {
    failSystemCall(SYS_read, EIO);
    read = storage.get();
  }).join();
  CHECK(failureOf(read).kind() == ErrorKind::storage);
  CHECK(storage.get().value()->refresh_token == TokenServer::refreshToken(1));
}
