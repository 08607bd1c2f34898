// A service: 16 workers share one client and take jobs from one list. Each job reads an item,
// corrects it and writes what differs; its number is the tag of its calls.
#include <directus/directus.hpp>
#include <directus/helpers.hpp>

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>

#include "settings.hpp"

using namespace directus;

namespace {

struct Author {
  int id{};
  std::string name;
  std::optional<std::string> email;
};
struct Schema {
  std::vector<Author> authors;
};

constexpr std::string_view domain = "@workers.example";

std::vector<Author> newAuthors(std::size_t count) {
  std::vector<Author> authors;
  for (std::size_t i = 0; i < count; ++i)
    authors.push_back(
        {.name = " author " + std::to_string(i), .email = std::to_string(i) + std::string(domain)});
  return authors;
}

//! [job]
/// Takes the blanks off the beginning of a name.
template <class Client>
Result<void> correct(const Client& client, int id, const std::string& tag) {
  const auto before = client.request(readItem<&Schema::authors>(id), {.tag = tag}).result();
  if (!before) return before.error();
  Author after = *before;
  after.name.erase(0, after.name.find_first_not_of(' '));
  const auto patch = changes(*before, after);
  if (patch.empty()) return {};
  const auto written =
      client.request(updateItem<&Schema::authors>(id, patch), {.tag = tag}).result();
  return written ? Result<void>() : written.error();
}
//! [job]

template <class Client>
std::size_t runWorkers(const Client& client, const std::vector<Author>& jobs) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> failed = 0;
  std::mutex printing;
  std::vector<std::jthread> workers;
  for (int i = 0; i < 16; ++i)
    workers.emplace_back([&] {
      for (std::size_t at = next++; at < jobs.size(); at = next++) {
        const auto done = correct(client, jobs[at].id, "job " + std::to_string(at));
        if (done) continue;
        ++failed;
        const std::scoped_lock lock(printing);
        std::cerr << done.error().what() << '\n';
      }
    });
  workers.clear();  // waits for them
  return failed;
}

}  // namespace

int main() {
  try {
    std::atomic<std::size_t> tagged = 0;
    const auto client =
        createDirectus<Schema>(
            settings::url(),
            {.onRequestEnd =
                 [&](const RequestEnd& end) { tagged += end.tag.starts_with("job ") ? 1 : 0; }})
            .with(rest())
            .with(staticToken(settings::token()));
    const Query<Author> ours{.filter = field<"email">.endsWith(domain), .limit = -1};
    client.request(deleteItems<&Schema::authors>(ours)).get();
    const auto report =
        importItems<&Schema::authors>(client, newAuthors(200), {.key = "email"}).value();

    const auto jobs = client.request(readItems<&Schema::authors>(ours)).get();
    const std::size_t failed = runWorkers(client, jobs);
    const auto corrected = client.request(readItems<&Schema::authors>(ours)).get();
    std::size_t good = 0;
    for (const Author& author : corrected) good += author.name.starts_with("author") ? 1 : 0;
    client.request(deleteItems<&Schema::authors>(ours)).get();
    std::cout << report.created << " jobs, " << failed << " failed, " << good << " corrected by "
              << tagged << " calls\n";
    return failed == 0 && good == report.created ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
