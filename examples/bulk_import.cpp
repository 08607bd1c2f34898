// Many rows into a collection: in batches, with a progress bar, and at the end a report of the rows
// that Directus refused. Run again, it starts over. `bulk_import 500` takes fewer rows.
#include <directus/typed.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <span>

#include "settings.hpp"

using namespace directus;

struct Author {
  int id{};
  std::string name;
  std::optional<std::string> email;
};
struct Schema {
  std::vector<Author> authors;
};

struct NewAuthor {
  std::optional<std::string> name;
  std::string email;
};
struct Created {
  int id{};
};
struct Rejected {
  std::size_t row{};
  std::string why;
};

constexpr std::string_view domain = "@import.example";

/// What a file would give: every thousandth row has no name, every 2,500th an address that another
/// has already.
std::vector<NewAuthor> rowsToImport(std::size_t count) {
  std::vector<NewAuthor> rows;
  rows.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t number = i % 2500 == 2499 ? i - 1 : i;
    rows.push_back({.name = "Author " + std::to_string(i),
                    .email = std::to_string(number) + std::string(domain)});
    if (i % 1000 == 999) rows.back().name.reset();
  }
  return rows;
}

/// Whether it is the rows that Directus does not like; anything else ends the import.
bool isAboutRows(const Error& error) {
  return error.kind() == ErrorKind::api && error.status() == 400;
}

//! [import]
/// Creates all rows or, where Directus refuses some of them, all others: a request creates all or
/// nothing, so a refused batch is halved until the row at fault is alone.
template <class Client>
void import(const Client& client, std::span<const NewAuthor> rows, std::size_t first,
            std::vector<Rejected>& rejected) {
  const std::vector<NewAuthor> batch(rows.begin(), rows.end());
  const auto created = client.request(createItems<&Schema::authors, Created>(batch)).result();
  if (created) return;
  if (!isAboutRows(created.error())) throw created.error();
  if (rows.size() == 1) {
    rejected.push_back({.row = first, .why = created.error().errors().front().message});
    return;
  }
  const std::size_t half = rows.size() / 2;
  import(client, rows.first(half), first, rejected);
  import(client, rows.subspan(half), first + half, rejected);
}
//! [import]

void showProgress(std::size_t done, std::size_t total) {
  constexpr std::size_t width = 40;
  const std::size_t filled = width * done / total;
  std::cout << '\r' << '[' << std::string(filled, '#') << std::string(width - filled, ' ') << "] "
            << done << '/' << total << std::flush;
}

template <class Client>
void removeImported(const Client& client) {
  client
      .request(
          deleteItems<&Schema::authors>({.filter = field<"email">.endsWith(domain), .limit = -1}))
      .get();
}

struct Total {
  int count{};
};

int main(int argc, char** argv) {
  try {
    const auto client =
        createDirectus<Schema>(settings::url()).with(rest()).with(staticToken(settings::token()));
    removeImported(client);

    const auto rows = rowsToImport(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000);
    constexpr std::size_t batchSize = 500;
    std::vector<Rejected> rejected;
    for (std::size_t at = 0; at < rows.size(); at += batchSize) {
      const std::size_t size = (std::min)(batchSize, rows.size() - at);
      import(client, std::span(rows).subspan(at, size), at, rejected);
      showProgress(at + size, rows.size());
    }
    std::cout << '\n';

    for (const Rejected& one : rejected) std::cout << "row " << one.row << ": " << one.why << '\n';
    const auto there = client
                           .request(aggregate<&Schema::authors, Total>(
                               {.filter = field<"email">.endsWith(domain)}))
                           .get();
    std::cout << there.at(0).count << " imported, " << rejected.size() << " rejected\n";
    const bool complete =
        there.at(0).count + static_cast<int>(rejected.size()) == static_cast<int>(rows.size());
    removeImported(client);
    return complete ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << '\n' << error.what() << '\n';
    return 1;
  }
}
