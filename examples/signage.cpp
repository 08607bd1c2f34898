// A screen that shows what is published, also after a start without network: the list comes from a
// file then, and its files are in a folder of this machine.
//   signage FOLDER       until it is stopped; FOLDER keeps list and files
// Without an argument it shows two starts, and ends.
#include <directus/directus.hpp>
#include <directus/helpers/mirror.hpp>
#include <directus/live/live.hpp>
#include <directus/models.hpp>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "settings.hpp"

using namespace directus;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

struct Article {
  int id{};
  std::string title;
  std::string status;
  Ref<DirectusFile> cover;
};
struct Schema {
  std::vector<Article> articles;
};
struct Slide {
  int id{};
  std::string title;
  std::optional<Uuid> cover;
};

namespace {

auto clientOf(const std::string& url) {
  return createDirectus<Schema>(url, {.timeout = 5s})
      .with(rest())
      .with(staticToken(settings::token()))
      .with(realtime())
      .with(live());
}
using Client = decltype(clientOf(""));

//! [playlist]
Live<Slide> playlistOf(const Client& client, const fs::path& folder) {
  const Query<Article> query{.filter = field<"status"> == "published", .sort = {field<"id">}};
  LiveQueryOptions options;
  options.cache = (folder / "playlist.json").string();
  return client.live(readItems<&Schema::articles, Slide>(query), options).get();
}
//! [playlist]

//! [assets]
/// Loads the covers that are new or have changed, and removes those that nobody shows any more.
void mirrorCovers(const Client& client, const std::vector<Slide>& slides, const fs::path& folder) {
  std::vector<Uuid> covers;
  for (const Slide& slide : slides)
    if (slide.cover) covers.push_back(*slide.cover);
  MirrorOptions options;
  options.progress = [](const MirrorProgress& progress) {
    std::cout << "  file " << progress.done << " of " << progress.total << '\n';
  };
  Query<> query;
  query.filter = field<"id">.in(covers);
  const auto report = mirrorFiles(client, query, (folder / "covers").string(), options);
  // Without network the files of before are shown.
  if (!report) std::cout << "  files stay as they are: " << report.error().what() << '\n';
}
//! [assets]

void show(const Live<Slide>& playlist) {
  const LiveStatus status = playlist.status();
  std::cout << "[" << toString(status.state) << (status.isFromCache ? ", of an earlier run" : "")
            << "] " << playlist.items()->size() << " slides\n";
  for (const Slide& slide : *playlist.items()) std::cout << "  " << slide.title << '\n';
}

void run(const fs::path& folder) {
  const auto client = clientOf(settings::url());
  const auto playlist = playlistOf(client, folder);
  for (;;) {
    show(playlist);
    mirrorCovers(client, *playlist.items(), folder);
    playlist.wait();
  }
}

void demonstrate() {
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  const fs::path folder = fs::temp_directory_path() / ("directus-signage-" + std::to_string(now));
  fs::create_directory(folder);
  std::size_t slides = 0;
  {
    const auto client = clientOf(settings::url());
    const auto playlist = playlistOf(client, folder);
    slides = playlist.items()->size();
    show(playlist);
    mirrorCovers(client, *playlist.items(), folder);
    // The file is written once the first items are there.
    for (int i = 0; i < 500 && !fs::exists(folder / "playlist.json"); ++i)
      std::this_thread::sleep_for(10ms);
  }
  if (!fs::exists(folder / "playlist.json")) throw std::runtime_error("there is no cache");
  std::cout << "the same once more:\n";
  {
    const auto client = clientOf(settings::url());
    const auto playlist = playlistOf(client, folder);
    show(playlist);
    if (playlist.items()->size() != slides) throw std::runtime_error("slides are missing");
  }
  fs::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc > 1)
      run(argv[1]);
    else
      demonstrate();
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
