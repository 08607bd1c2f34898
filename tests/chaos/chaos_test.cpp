// Whatever the line does: in the end each live query shows what the server has.
//   DIRECTUS_CHAOS_SECONDS   how long the line is bad; 180 without it
//   DIRECTUS_CHAOS_WRITES    how many rows are created, changed and removed in that time; 2000
//   DIRECTUS_CHAOS_SEED      repeats what was random
#include <directus/directus.hpp>
#include <directus/live/live.hpp>

#include <charconv>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "chaos/bad_line.hpp"
#include "integration/server.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;

namespace {

struct Place {
  int id{};
  std::string name{};
};
struct Thing {
  int id{};
  std::string name{};
  int n{};
  Ref<Place> place{};
};
struct Schema {
  std::vector<Thing> chaos_things;
  std::vector<Place> chaos_places;
};
struct Row {
  int id{};
  std::string name{};
  int n{};
  friend bool operator==(const Row&, const Row&) = default;
};
struct PlaceName {
  std::string name{};
  friend bool operator==(const PlaceName&, const PlaceName&) = default;
};
struct Placed {
  int id{};
  std::optional<PlaceName> place{};
  friend bool operator==(const Placed&, const Placed&) = default;
};

long setting(const char* name, long otherwise) {
  const char* const text = std::getenv(name);
  return text != nullptr ? std::atol(text) : otherwise;
}

int portOf(const std::string& url) {
  int port = 0;
  const auto colon = url.rfind(':');
  std::from_chars(url.data() + colon + 1, url.data() + url.size(), port);
  return port;
}

/// Straight to the server. A write that may have happened is not repeated: it is one more surprise.
void writeAtRandom(std::uint32_t seed, long count, std::chrono::milliseconds span) {
  std::mt19937 random(seed);
  const auto client = server::admin<Schema>();
  std::vector<int> known;
  const auto pause = span / (std::max)(count, 1L);
  const auto begun = std::chrono::steady_clock::now();
  for (long i = 0; i < count; ++i) {
    std::this_thread::sleep_until(begun + pause * i);
    const auto choice = random() % 10;
    const int n = static_cast<int>(random() % 100);
    if (choice < 4 || known.empty()) {
      const Json item{{"name", "thing " + std::to_string(n)},
                      {"n", n},
                      {"place", 1 + static_cast<int>(random() % 3)}};
      const auto made = client.request(createItem("chaos_things", item)).result();
      if (made && made->contains("id")) known.push_back(made->at("id").get<int>());
    } else if (choice < 7) {
      (void)client
          .request(updateItem("chaos_things", known[random() % known.size()], Json{{"n", n}}))
          .result();
    } else if (choice < 8) {
      (void)client
          .request(updateItem("chaos_places", 1 + static_cast<int>(random() % 3),
                              Json{{"name", "place " + std::to_string(n)}}))
          .result();
    } else {
      const std::size_t at = random() % known.size();
      (void)client.request(deleteItem("chaos_things", known[at])).result();
      known.erase(known.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
}

/// Waits until a live query shows what a fresh read gives.
template <class T>
bool becomesTrue(const char* what, const Live<T>& query, const Command<std::vector<T>>& command) {
  const auto fresh = server::admin<Schema>();
  for (int i = 0; i < 120; ++i) {
    const auto now = fresh.request(command).result();
    if (now && *now == *query.items()) return true;
    (void)query.wait(500ms);
  }
  const LiveStatus status = query.status();
  std::cerr << what << ": " << query.items()->size() << " items, " << toString(status.state)
            << (status.why ? status.why->what() : "") << '\n';
  return false;
}

}  // namespace

TEST_CASE("in the end each live query shows what the server has", "[chaos]") {
  const long seconds = setting("DIRECTUS_CHAOS_SECONDS", 180);
  const long writes = setting("DIRECTUS_CHAOS_WRITES", 2'000);
  const auto seed = static_cast<std::uint32_t>(
      setting("DIRECTUS_CHAOS_SEED", static_cast<long>(std::random_device()())));
  std::cout << "DIRECTUS_CHAOS_SEED=" << seed << '\n';
  INFO("DIRECTUS_CHAOS_SEED=" << seed);

  const server::Scratch places("chaos_places");
  const Json relation{{"field", "place"},
                      {"type", "integer"},
                      {"schema", Json::object()},
                      {"meta", {{"interface", "select-dropdown-m2o"}, {"special", {"m2o"}}}}};
  const server::Scratch things("chaos_things", Json::array({relation}));
  const auto admin = server::admin<Schema>();
  admin
      .request(createRelation(Json{{"collection", "chaos_things"},
                                   {"field", "place"},
                                   {"related_collection", "chaos_places"}}))
      .get();
  for (const char* name : {"here", "there", "elsewhere"})
    admin.request(createItem("chaos_places", Json{{"name", name}})).get();

  BadLine line(portOf(server::url()), seed);
  const TemporaryFolder folder;
  ClientOptions options;
  options.timeout = 5s;
  const auto client =
      createDirectus<Schema>("http://127.0.0.1:" + std::to_string(line.port()), std::move(options))
          .with(rest())
          .with(staticToken(server::adminToken()))
          .with(live({.interval = 1s}));

  const auto all = readItems<&Schema::chaos_things, Row>({.sort = {field<"id">}, .limit = -1});
  const auto some = readItems<&Schema::chaos_things, Row>(
      {.filter = field<"n"> < 50, .sort = {field<"id">}, .limit = -1});
  const auto top =
      readItems<&Schema::chaos_things, Row>({.sort = {-field<"n">, field<"id">}, .limit = 10});
  const auto nested =
      readItems<&Schema::chaos_things, Placed>({.sort = {field<"id">}, .limit = -1});
  const auto begin = [&](const auto& command, LiveQueryOptions how) {
    for (;;) {  // the first read may fail, as the line is bad already
      auto query = client.live(command, how).result();
      if (query) return *std::move(query);
    }
  };
  LiveQueryOptions cached;
  cached.cache = folder.file("all.json");
  const auto liveAll = begin(all, {});
  const auto liveSome = begin(some, {});
  const auto liveTop = begin(top, {});
  const auto liveNested = begin(nested, {});
  const auto liveCached = begin(all, cached);

  // Whoever only follows the changes has the same list in the end.
  std::mutex mutex;
  std::vector<Row> followed;
  {
    const std::scoped_lock lock(mutex);
    followed = *liveAll.onChange([&](const LiveChange<Row>& change) {
      const std::scoped_lock inside(mutex);
      const auto at = [&](std::size_t place) {
        return followed.begin() + static_cast<std::ptrdiff_t>(place);
      };
      for (const std::size_t place : change.removed) followed.erase(at(place));
      for (const MovedItem& move : change.moved) {
        const Row row = followed.at(move.from);
        followed.erase(at(move.from));
        followed.insert(at(move.to), row);
      }
      for (const std::size_t place : change.added)
        followed.insert(at(place), change.items->at(place));
      for (const std::size_t place : change.changed) followed.at(place) = change.items->at(place);
    });
  }

  std::vector<std::thread> writers;
  for (std::uint32_t i = 0; i < 3; ++i)
    writers.emplace_back(
        [=] { writeAtRandom(seed + i, writes / 3, std::chrono::seconds(seconds)); });
  for (std::thread& writer : writers) writer.join();
  line.heal();

  CHECK(becomesTrue("all", liveAll, all));
  CHECK(becomesTrue("filtered", liveSome, some));
  CHECK(becomesTrue("sorted with a limit", liveTop, top));
  CHECK(becomesTrue("nested", liveNested, nested));
  CHECK(becomesTrue("cached", liveCached, all));
  bool isSame = false;
  for (int i = 0; i < 200 && !isSame; ++i) {
    {
      const std::scoped_lock lock(mutex);
      isSame = followed == *liveAll.items();
    }
    if (!isSame) std::this_thread::sleep_for(50ms);
  }
  CHECK(isSame);
  CHECK(line.harmed() > 0);
}
