// Whatever the line does: in the end each live query shows what the server has.
//   DIRECTUS_CHAOS_SECONDS   how long the line is bad; 180 without it
//   DIRECTUS_CHAOS_WRITES    how many writes there are in that time; without it 2000 in 180 s
//   DIRECTUS_CHAOS_SEED      repeats what was random
#include <directus/live/live.hpp>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <thread>

#include "chaos/bad_line.hpp"
#include "chaos/follower.hpp"
#include "chaos/place.hpp"
#include "chaos/writers.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace chaos;
using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

constexpr int writers = 3;

template <class Client>
auto withLive(Client client) {
  // Where there is a bell nothing else may be needed.
  const Milliseconds interval = hasWebSockets() ? Milliseconds(10min) : Milliseconds(1s);
  return std::move(client)
      .with(realtime({.heartbeatPeriod = 5s}))
      .with(live({.interval = interval}));
}

auto restOver(const BadLine& line) {
  ClientOptions options;
  options.timeout = 5s;
  return createDirectus<Schema>("http://127.0.0.1:" + std::to_string(line.port()), options)
      .with(rest());
}

/// A session whose tokens live for seconds.
auto sessionOver(const BadLine& line) {
  return withLive(restOver(line).with(authentication(AuthMode::json)));
}

/// A token without an end: on a good line nothing is read again but what a bell has rung for.
auto steadyOver(const BadLine& line) {
  return withLive(restOver(line).with(staticToken(server::adminToken())));
}

/// Logs in whenever the session is over: its refresh token is good for once, and the answer to a
/// refresh may be lost.
template <class Client>
class Keeper {
 public:
  explicit Keeper(const Client& client) : client_(client) {
    loginUntilTrue();
    thread_ = std::thread([this] {
      while (!isOver_) {
        if (!client_.request(readMe<Json>()).result() && !isOver_) loginUntilTrue();
        std::this_thread::sleep_for(500ms);
      }
    });
  }
  ~Keeper() {
    isOver_ = true;
    thread_.join();
  }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  [[nodiscard]] int logins() const noexcept { return logins_; }

 private:
  void loginUntilTrue() {
    const LocalLoginPayload who{std::getenv("DIRECTUS_EMAIL"), std::getenv("DIRECTUS_PASSWORD")};
    while (!isOver_ && !client_.login(who).result()) std::this_thread::sleep_for(100ms);
    ++logins_;
  }

  const Client& client_;
  std::atomic<bool> isOver_ = false;
  std::atomic<int> logins_ = 0;
  std::thread thread_;
};

/// What one live query shows, and what whoever only follows its changes has.
template <class T>
class Shown {
 public:
  template <class Client>
  Shown(const char* name, const Client& client, Command<std::vector<T>> command,
        const LiveQueryOptions& how = {})
      : name_(name), command_(std::move(command)), query_(begin(client, how)) {
    const std::scoped_lock lock(mutex_);
    followed_ = *query_.onChange([this](const LiveChange<T>& change) { apply(change); });
  }

  /// Waits until both are what a fresh read gives; what is wrong, if they do not become that.
  std::string difference(std::chrono::seconds patience) {
    const auto fresh = server::admin<Schema>();
    std::string why = "was never read";
    for (const auto end = std::chrono::steady_clock::now() + patience;
         std::chrono::steady_clock::now() < end;) {
      const auto now = fresh.request(command_).result();
      why = now ? differenceTo(*now) : now.error().what();
      if (why.empty()) return why;
      (void)query_.wait(200ms);
    }
    return why + ", state " + std::string(toString(query_.status().state));
  }
  [[nodiscard]] const char* name() const noexcept { return name_; }
  [[nodiscard]] LiveStatus status() const { return query_.status(); }

 private:
  template <class Client>
  Live<T> begin(const Client& client, const LiveQueryOptions& how) const {
    for (;;) {  // the first read may fail, as the line is bad already
      auto query = client.live(command_, how).result();
      if (query) return *std::move(query);
    }
  }

  void apply(const LiveChange<T>& change) {
    const std::scoped_lock lock(mutex_);
    const auto at = [this](std::size_t place) {
      return followed_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    for (const std::size_t place : change.removed) followed_.erase(at(place));
    for (const MovedItem& move : change.moved) {
      const T item = followed_.at(move.from);
      followed_.erase(at(move.from));
      followed_.insert(at(move.to), item);
    }
    for (const std::size_t place : change.added)
      followed_.insert(at(place), change.items->at(place));
    for (const std::size_t place : change.changed) followed_.at(place) = change.items->at(place);
    ++changes_;
  }

  std::string differenceTo(const std::vector<T>& now) {
    const auto items = query_.items();
    const std::string sizes = std::to_string(items->size()) + " of " + std::to_string(now.size());
    if (!(*items == now)) return "shows " + sizes;
    const std::scoped_lock lock(mutex_);
    return followed_ == now ? std::string() : "whoever follows its changes has something else";
  }

  const char* name_;
  const Command<std::vector<T>> command_;
  std::mutex mutex_{};
  std::vector<T> followed_{};
  long changes_ = 0;
  const Live<T> query_;  // last: its handler uses the others
};

/// The live queries of one client.
template <class Client>
struct Screens {
  explicit Screens(const Client& client) : client_(client) {}

  const Client& client_;
  TemporaryFolder folder{};
  Command<std::vector<Row>> everything =
      readItems<&Schema::chaos_things, Row>({.sort = {field<"id">}, .limit = -1});
  Shown<Row> all{"all", client_, everything};
  Shown<Row> some{"filtered", client_,
                  readItems<&Schema::chaos_things, Row>(
                      {.filter = field<"n"> < 50, .sort = {field<"id">}, .limit = -1})};
  Shown<Row> top{
      "sorted, with a limit", client_,
      readItems<&Schema::chaos_things, Row>({.sort = {-field<"n">, field<"id">}, .limit = 10})};
  Shown<Placed> nested{
      "nested", client_,
      readItems<&Schema::chaos_things, Placed>({.sort = {field<"id">}, .limit = -1})};
  Shown<Row> cached{"cached", client_, everything, {.cache = folder.file("all.json")}};

  void check(std::chrono::seconds patience) {
    CHECK(all.difference(patience) == "");
    CHECK(some.difference(patience) == "");
    CHECK(top.difference(patience) == "");
    CHECK(nested.difference(patience) == "");
    CHECK(cached.difference(patience) == "");
  }
};

/// What a follower knows becomes what a fresh read gives.
std::string differenceOf(const Follower& follower) {
  const auto fresh = server::admin<Schema>();
  const auto command = readItems<&Schema::chaos_things, Row>({.limit = -1});
  std::string why = "was never read";
  for (const auto end = std::chrono::steady_clock::now() + 60s;
       std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(200ms)) {
    const auto now = fresh.request(command).result();
    why = now ? follower.differenceTo(*now) : now.error().what();
    if (why.empty()) break;
  }
  return why;
}

/// A follower over that client; none where the server has no WebSockets.
template <class Client>
std::unique_ptr<Follower> follow(const Client& client) {
  if (!hasWebSockets()) return nullptr;
  return std::make_unique<Follower>([&client] {
    return client.template subscribe<&Schema::chaos_things, Row>({.query = {.limit = -1}}).result();
  });
}

void print(const char* name, const Follower* follower) {
  if (follower == nullptr) return;
  const auto [changes, gaps, ends, faults] = follower->counts();
  std::cout << name << ": " << changes << " changes, " << ends << " ends, gaps:";
  for (const auto& [reason, count] : gaps) std::cout << ' ' << count << ' ' << reason << ';';
  std::cout << '\n';
  CHECK(faults == std::set<std::string>());
}

/// Three writers, and the server ends so many times meanwhile.
void write(std::uint32_t seed, long writes, std::chrono::milliseconds span, int restarts) {
  std::vector<Written> done(writers);
  std::vector<std::thread> threads;
  for (std::uint32_t i = 0; i < writers; ++i)
    threads.emplace_back([=, &done] { done[i] = writeAtRandom(seed + i, writes / writers, span); });
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 1; i <= restarts; ++i) {
    std::this_thread::sleep_until(begun + span * i / (restarts + 1));
    restartServer();
  }
  for (std::thread& thread : threads) thread.join();
  Written all;
  for (const Written& one : done) {
    all.created += one.created;
    all.changed += one.changed;
    all.removed += one.removed;
    all.failed += one.failed;
    for (const auto& [error, count] : one.errors) all.errors[error] += count;
  }
  std::cout << all.created << " created, " << all.changed << " changed, " << all.removed
            << " removed, " << all.failed << " failed" << std::endl;
  for (const auto& [error, count] : all.errors) std::cout << "  " << count << "x " << error << '\n';
  CHECK(all.done() >= writes / writers * writers);
}

}  // namespace

TEST_CASE("in the end each live query shows what the server has", "[chaos]") {
  const std::chrono::seconds span(setting("DIRECTUS_CHAOS_SECONDS", 180));
  const long writes = setting("DIRECTUS_CHAOS_WRITES", 2'000 * span.count() / 180);
  const auto seed = static_cast<std::uint32_t>(
      setting("DIRECTUS_CHAOS_SEED", static_cast<long>(std::random_device()())));
  std::cout << "DIRECTUS_CHAOS_SEED=" << seed << std::endl;
  INFO("DIRECTUS_CHAOS_SEED=" << seed);

  const Collections collections;
  BadLine line(serverPort(), seed);
  const auto client = sessionOver(line);
  const Keeper keeper(client);
  Screens screens(client);
  // One follows over the bad line, one straight at the server.
  const auto straight = server::admin<Schema>().with(realtime({.heartbeatPeriod = 5s}));
  const auto far = follow(client);
  const auto near = follow(straight);

  write(seed, writes, span, 2);
  line.heal();
  const auto check = [&] {
    screens.check(90s);
    if (far) CHECK(differenceOf(*far) == "");
    if (near) CHECK(differenceOf(*near) == "");
    print("over the bad line", far.get());
    print("straight", near.get());
  };
  check();

  // On the good line a change is there at once, and what no bell rings for stays wrong.
  const auto steady = steadyOver(line);
  Screens still(steady);
  const auto steadily = follow(steady);
  write(seed + writers, 150, 15s, 0);
  still.check(20s);
  if (steadily) {
    CHECK(differenceOf(*steadily) == "");
    CHECK(steadily->counts().gaps == std::map<std::string, long>());
    print("steadily", steadily.get());
  }
  check();
  std::cout << line.harmed() << " of " << line.carried() << " connections harmed, "
            << keeper.logins() << " logins\n";
  CHECK(line.harmed() > 0);
}
