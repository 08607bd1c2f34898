// A process that shares a session with others: directus_storage_child URL FILE ROUNDS.
// Renews it ROUNDS times, with a request after each; exit code 0 if all of that went well.
#include <directus/auth/file_storage.hpp>
#include <directus/directus.hpp>

#include <iostream>

using namespace directus;

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  auto client = createDirectus(argv[1]).with(rest()).with(
      authentication(AuthMode::json, {.storage = std::make_shared<FileStorage>(argv[2])}));
  for (int left = std::stoi(argv[3]); left > 0; --left) {
    if (const auto renewed = client.refresh().result(); !renewed) {
      std::cout << "refresh: " << renewed.error().what() << '\n';
      return 1;
    }
    if (const auto read = client.request(readItems("articles")).result(); !read) {
      std::cout << "request: " << read.error().what() << '\n';
      return 1;
    }
  }
}
