#include "chaos/writers.hpp"

#include <random>
#include <thread>

#include "chaos/place.hpp"

using namespace directus;

namespace chaos {

namespace {

/// A server that starts on a busy machine is away for long.
constexpr std::chrono::minutes patience(5);
/// So many things of one writer are there at a time.
constexpr std::size_t most = 150;

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  void writeOnce() {
    const auto choice = random_() % 10;
    if (mine_.empty() || (choice < 4 && mine_.size() < most))
      create();
    else if (choice < 7)
      change();
    else if (choice < 8)
      renamePlace();
    else
      remove();
  }
  [[nodiscard]] const Written& written() const noexcept { return written_; }

 private:
  struct Mine {
    int id;
    int version;
  };

  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  std::size_t anyOfMine() { return random_() % mine_.size(); }
  void forget(std::size_t at) { mine_.erase(mine_.begin() + static_cast<std::ptrdiff_t>(at)); }

  void create() {
    const int n = below(100);
    const Json item{{"name", "thing " + std::to_string(n)},
                    {"n", n},
                    {"version", 0},
                    {"place", 1 + below(places)}};
    const auto made = client_.request(createItem("chaos_things", item)).result();
    count(made, written_.created);
    if (made) mine_.push_back({made->at("id").get<int>(), 0});
  }

  void change() {
    const std::size_t at = anyOfMine();
    Mine& thing = mine_[at];
    const Json patch{
        {"n", below(100)}, {"version", thing.version + 1}, {"place", 1 + below(places)}};
    const auto done = client_.request(updateItem("chaos_things", thing.id, patch)).result();
    count(done, written_.changed);
    // Of one that may have been changed nobody knows the version: it stays as it is.
    if (done)
      ++thing.version;
    else
      forget(at);
  }

  void renamePlace() {
    const Json patch{{"name", "place " + std::to_string(below(100))}};
    const int place = 1 + below(places);
    count(client_.request(updateItem("chaos_places", place, patch)).result(), written_.changed);
  }

  void remove() {
    const std::size_t at = anyOfMine();
    count(client_.request(deleteItem("chaos_things", mine_[at].id)).result(), written_.removed);
    forget(at);
  }

  template <class Done>
  void count(const Done& done, long& counter) {
    ++(done ? counter : written_.failed);
    if (done) return;
    ++written_.errors[done.error().what()];
    // While the server is away there is nothing to be done.
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }

  std::mt19937 random_;
  const decltype(server::admin()) client_ = server::admin();
  std::vector<Mine> mine_{};
  Written written_{};
};

}  // namespace

Written writeAtRandom(std::uint32_t seed, long count, std::chrono::milliseconds span) {
  Writer writer(seed);
  const auto pause = std::chrono::duration_cast<std::chrono::microseconds>(span) / count;
  const auto begun = std::chrono::steady_clock::now();
  while (writer.written().done() < count) {
    const auto due = begun + pause * writer.written().done();
    std::this_thread::sleep_until(due);
    if (std::chrono::steady_clock::now() - begun > span + patience) break;
    writer.writeOnce();
  }
  return writer.written();
}

}  // namespace chaos
