// No memory, at every place where memory is asked for.
// Compiled out without optimization: there simdjson asks for memory for checks of its own and does
// not look whether it got it.
#ifdef __OPTIMIZE__
#include <atomic>
#include <filesystem>
#include <new>

#include "support/auth_fixture.hpp"
#include "support/catch.hpp"
#include "support/failing_new.hpp"
#include "support/file_storage_fixture.hpp"
#include "support/token_server.hpp"

using namespace directus;
using namespace directus_test;
using file_storage_fixture::SessionFile;

namespace {

/// Goes faster than the machine's, so that waiting for another try takes no time.
class HastyClock final : public Clock {
 public:
  std::chrono::milliseconds now() const noexcept override {
    return real_->now() * speed + skipped_.load();
  }
  std::chrono::milliseconds wallNow() const noexcept override {
    return real_->wallNow() + skipped_.load();
  }
  void wait(std::unique_lock<std::mutex>& lock, std::condition_variable& condition,
            std::optional<std::chrono::milliseconds> until) override {
    if (until) *until = (*until - skipped_.load()) / speed + std::chrono::milliseconds(1);
    real_->wait(lock, condition, until);
  }
  void skip(std::chrono::milliseconds time) noexcept { skipped_ = time; }

 private:
  static constexpr int speed = 50;
  const std::shared_ptr<Clock> real_ = systemClock();
  std::atomic<std::chrono::milliseconds> skipped_{};
};

struct Row {
  std::int64_t id{};
  std::string title;
  std::optional<std::string> body;
  std::vector<std::string> tags;
};

/// A Directus, and a file for a session there.
struct World {
  World() {
    server.answerToReads =
        R"({"data":[{"id":1,"title":"a title that is too long to be stored in place",)"
        R"("body":"a body that is too long to be stored in place","tags":["a tag that is too )"
        R"(long to be stored in place","b"]},{"id":2,"title":"b","body":null,"tags":[]}]})";
  }

  TokenServer server{3'600'000};
  SessionFile file;
  Json reply;  // outlives the failure: its destructor asks for memory, and ends the process
  std::shared_ptr<HastyClock> clock = std::make_shared<HastyClock>();
};

auto clientOf(const World& world) {
  return createDirectus(world.server.url(), {.clock = world.clock, .timeout = 20'000})
      .with(rest())
      .with(authentication(
          AuthMode::json,
          {.autoRefresh = false, .storage = std::make_shared<FileStorage>(world.file.path)}));
}

const LocalLoginPayload ada{.email = "ada@example.com", .password = "a password of some length"};

struct LoggedIn : World {
  LoggedIn() { client.login(ada).get(); }
  decltype(clientOf(World())) client = clientOf(*this);
};

struct Expired : LoggedIn {
  Expired() { clock->skip(std::chrono::hours(2)); }
};

struct Stored : World {
  Stored() { clientOf(*this).login(ada).get(); }
};

/// The session is whole: its token is good, it can be renewed, and what is stored is the same.
template <class C>
void checkSession(World& world, const C& client) {
  CHECK(client.getToken().get().value_or("").starts_with("access-"));
  CHECK(client.request(readItems("rows")).result().has_value());
  CHECK(world.server.anonymousReads() == 0);
  const auto renewed = client.refresh().result();
  REQUIRE(renewed.has_value());
  const auto stored = world.file.storage.get().value();
  REQUIRE(stored.has_value());
  CHECK(stored->refresh_token == renewed->refresh_token);
  CHECK(world.server.refusals() == 0);
}

/// Does something while the n-th allocation fails, for every n until none does, and looks each
/// time what is left. Gives their number.
template <class Before, class Act, class Check>
int failEach(Act act, Check check) {
  for (int n = 1;; ++n) {
    CAPTURE(n);
    Before before;
    bool threw = false;
    bool hung = false;
    failAllocation(n);
    try {
      act(before);
    } catch (const std::bad_alloc&) {
      threw = true;
    } catch (const Error& error) {
      threw = true;
      hung = error.kind() == ErrorKind::timeout;
    }
    const bool failed = stopFailing();
    CHECK((failed || !threw));
    CHECK_FALSE(hung);
    check(before);
    if (!failed) return n - 1;
  }
}

}  // namespace

TEST_CASE("F40: without memory a login gives a session or leaves the old one", "[F40]") {
  const int places = failEach<LoggedIn>([](auto& there) { there.client.login(ada).get(); },
                                        [](auto& there) { checkSession(there, there.client); });
  CHECK(places > 20);
}

TEST_CASE("F40: without memory a renewal succeeds or leaves what can be renewed", "[F40]") {
  const int places = failEach<LoggedIn>([](auto& there) { there.client.refresh().get(); },
                                        [](auto& there) { checkSession(there, there.client); });
  CHECK(places > 20);
}

TEST_CASE("F40: without memory a request that has to renew first harms no session", "[F40]") {
  const int places = failEach<Expired>(
      [](auto& there) { there.reply = there.client.request(readItems("rows")).get(); },
      [](auto& there) { checkSession(there, there.client); });
  CHECK(places > 40);
}

TEST_CASE("F40: without memory a logout ends the session or leaves it whole", "[F40]") {
  const int places = failEach<LoggedIn>([](auto& there) { there.client.logout().get(); },
                                        [](auto& there) {
                                          if (there.client.getToken().get())
                                            checkSession(there, there.client);
                                          CHECK(there.client.login(ada).result().has_value());
                                          checkSession(there, there.client);
                                        });
  CHECK(places > 10);
}

TEST_CASE("F40: without memory a session is restored, or the caller gets the error", "[F40]") {
  int anonymous = 0;
  const int places = failEach<Stored>(
      [&](auto& there) { anonymous += !clientOf(there).getToken().get().has_value(); },
      [](auto& there) { checkSession(there, clientOf(there)); });
  CHECK(anonymous == 0);
  CHECK(places > 10);
}

TEST_CASE("F40: without memory a list is read whole or not at all", "[F40]") {
  int torn = 0;
  const int places = failEach<LoggedIn>(
      [&](auto& there) {
        const auto rows =
            there.client.request(customEndpoint<std::vector<Row>>({.path = "/items/rows"})).get();
        torn += rows.size() != 2 || rows[0].body->size() < 40 || rows[0].tags.size() != 2;
      },
      [](auto& there) { checkSession(there, there.client); });
  CHECK(torn == 0);
  CHECK(places > 10);
}

TEST_CASE("F40: without memory a file holds the old session or the new one", "[F40]") {
  using file_storage_fixture::session;
  const int places = failEach<SessionFile>(
      [](auto& file) {
        const auto held = file.storage.lock(std::chrono::milliseconds(0));
        if (!held) throw held.error();
        file.storage.set(session(2)).value();
        (void)file.storage.get().value();
      },
      [](auto& file) {
        const auto found = file.storage.get().value();
        CHECK((!found || found == session(2)));
        CHECK(file.storage.lock(std::chrono::milliseconds(0)).value());
        CHECK(file.storage.set(std::nullopt).has_value());
        CHECK_FALSE(std::filesystem::exists(file.beside(".tmp")));
      });
  CHECK(places > 10);
}
#endif
