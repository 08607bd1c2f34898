// Work that others interrupt:
//   directus_helpers_child upsert URL TOKEN ROWS       into the collection bulk_rows, by `sku`
//   directus_helpers_child mirror URL TOKEN KEY FOLDER the files of the folder KEY into FOLDER
// Prints how far it is; exit code 0 if it went well.
#include <directus/helpers.hpp>
#include <directus/typed.hpp>

#include <iostream>

#include "bulk_rows.hpp"

using namespace directus;

namespace {

template <class Client>
bool upsert(const Client& client, std::size_t rows) {
  const auto report = upsertItems<&bulk::Schema::bulk_rows>(
      client, bulk::rows(rows),
      {.key = "sku", .batch = 20, .progress = [](const BulkProgress& now) {
         std::cout << now.read << std::endl;
       }});
  return report && report->rejected == 0;
}

template <class Client>
bool mirror(const Client& client, const char* key, const char* folder) {
  const auto report = mirrorFiles(
      client, Uuid::parse(key).value(), folder,
      {.progress = [](const MirrorProgress& now) { std::cout << now.done << std::endl; }});
  return report && report->failures.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  const auto client = createDirectus<bulk::Schema>(argv[2]).with(rest()).with(staticToken(argv[3]));
  const std::string what = argv[1];
  if (what == "upsert") return upsert(client, std::stoul(argv[4])) ? 0 : 1;
  return argc == 6 && mirror(client, argv[4], argv[5]) ? 0 : 1;
}
