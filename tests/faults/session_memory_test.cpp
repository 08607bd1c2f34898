// No memory, at one place of a session's thread.
// Compiled out without optimization, as memory_test.cpp is.
#ifdef __OPTIMIZE__
#include <atomic>
#include <functional>
#include <future>
#include <new>
#include <thread>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/failing_new.hpp"
#include "support/session_watch.hpp"

using namespace directus;
using namespace directus_test;

namespace {

/// While it is read for the first time something else happens, and then there is no memory for what
/// it gives.
class StarvingStorage final : public AuthStorage {
 public:
  std::function<void()> meanwhile;
  std::atomic<bool> isRead = false;

  Result<std::optional<AuthenticationData>> get() override {
    if (isRead) return memory_.get();
    std::optional<AuthenticationData> stored(AuthenticationData{.access_token = "a"});
    meanwhile();
    failAllocation(1);
    isRead = true;
    return stored;
  }
  Result<void> set(const std::optional<AuthenticationData>& data) override {
    return memory_.set(data);
  }

 private:
  MemoryStorage memory_;
};

/// The machine's, which counts how often somebody began to wait without an end.
class WatchedClock final : public Clock {
 public:
  std::atomic<int> endlessWaits = 0;

  std::chrono::milliseconds now() const noexcept override { return real_->now(); }
  std::chrono::milliseconds wallNow() const noexcept override { return real_->wallNow(); }
  void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
            std::optional<std::chrono::milliseconds> until) override {
    if (!until) ++endlessWaits;
    real_->wait(lock, condition, until);
  }

 private:
  const std::shared_ptr<Clock> real_ = systemClock();
};

/// A client whose storage is read by a caller, since there was no memory for the session's thread.
/// While it is read the program sets a token, and by now there is memory.
struct Helping {
  std::shared_ptr<WatchedClock> clock = std::make_shared<WatchedClock>();
  std::shared_ptr<HookedStorage> storage = std::make_shared<HookedStorage>();
  std::atomic<bool> isRefused = false;
  bool helped = false;

  auto make() {
    const auto note = [this](const LogRecord& record) {
      if (record.message.starts_with("no thread for the session")) isRefused = true;
    };
    return createDirectus("https://example.com", {.clock = clock, .log = note})
        .with(rest())
        .with(authentication(AuthMode::json, {.storage = storage}));
  }

  /// Lets the `n`-th allocation fail; false when that was another one.
  bool run(int n) {
    std::function<void()> setToken;
    storage->hook([this, &setToken]() -> Result<void> {
      if (!isRefused) return {};
      helped = true;
      const int before = clock->endlessWaits;
      std::thread(setToken).join();
      CHECK(eventually([&] { return clock->endlessWaits > before; }));
      return {};
    });
    std::optional<decltype(make())> client;
    failAllocation(n);
    try {
      client.emplace(make());
    } catch (const std::bad_alloc&) {
      stopFailing();
      return false;
    }
    stopFailing();
    setToken = [&] { client->setToken("token"); };
    static_cast<void>(client->getToken().result());
    if (helped) CHECK(eventually([&] { return storage->stored().has_value(); }));
    return helped;
  }
};

}  // namespace

TEST_CASE("F40: what a session's thread lacked memory for is reported before it does more",
          "[F40]") {
  const auth_fixture::Network net;
  Reported reported;
  const auto storage = std::make_shared<StarvingStorage>();
  std::promise<void> made;
  std::function<void()> setToken;
  storage->meanwhile = [&] {
    made.get_future().wait();
    setToken();
  };
  const auto client =
      net.client(AuthMode::json, {.storage = storage, .onAuthChange = reported.handler()});
  setToken = [&] { client.setToken("token"); };
  made.set_value();
  // Nothing here asks for memory until that thread has asked in vain.
  const bool lacked = eventually([&] { return storage->isRead && !willFailAllocation(); });
  stopFailing();
  REQUIRE(lacked);
  CHECK(eventually([&] { return reported.count(AuthEvent::storageFailed) == 1; }));
  CHECK_FALSE(storage->get().value().has_value());

  net.clock->advance(std::chrono::seconds(1));
  CHECK(eventually([&] { return storage->get().value().has_value(); }));
  CHECK(storage->get().value()->access_token == "token");
  CHECK(reported.events() == std::vector{AuthEvent::storageFailed});
}

TEST_CASE("F40: a session's thread that comes late goes on when the caller that helped is done",
          "[F40]") {
  static_cast<void>(Helping().make());  // what is made once in a process may not fail
  int n = 1;
  while (n < 300 && !Helping().run(n)) ++n;
  CHECK(n < 300);
}
#endif
