// Many rows into a collection: in batches, with a progress bar, and at the end a report of the rows
// that Directus refused. Run again, it changes what is there. `bulk_import 500` takes fewer rows.
#include <directus/helpers/bulk.hpp>
#include <directus/typed.hpp>

#include <cstdlib>
#include <iostream>

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

void showProgress(std::size_t done, std::size_t total) {
  constexpr std::size_t width = 40;
  const std::size_t filled = width * done / total;
  std::cout << '\r' << '[' << std::string(filled, '#') << std::string(width - filled, ' ') << "] "
            << done << '/' << total << std::flush;
}

void showRefused(const RejectedRow& row) {
  std::cout << "\nrow " << row.index << ": " << row.error.what() << '\n';
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

    const auto rows = rowsToImport(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 20'000);
    //! [import]
    const BulkReport report =
        upsertItems<&Schema::authors>(
            client, rows,
            {.key = "email",
             .batch = 500,
             .onRejected = showRefused,
             .progress =
                 [&](const BulkProgress& progress) { showProgress(progress.read, rows.size()); }})
            .value();
    //! [import]
    std::cout << '\n'
              << report.created << " created, " << report.updated << " updated, " << report.rejected
              << " rejected\n";

    const auto there = client
                           .request(aggregate<&Schema::authors, Total>(
                               {.filter = field<"email">.endsWith(domain)}))
                           .get();
    const bool complete = report.created + report.updated + report.rejected == rows.size() &&
                          there.at(0).count == static_cast<int>(report.created);
    removeImported(client);
    return complete ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << '\n' << error.what() << '\n';
    return 1;
  }
}
