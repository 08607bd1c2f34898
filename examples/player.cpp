// A player for a screen on a wall: shows the published articles and the pictures of a folder, and
// goes on with what it has when there is no network.
//   player KEY FOLDER     the key of the folder at Directus, and a folder here
// Without arguments it shows that with folders of its own, without a network at the end.
#include <directus/directus.hpp>
#include <directus/helpers.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "settings.hpp"

using namespace directus;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

struct Article {
  int id{};
  std::string title;
  std::string status;
};
struct Schema {
  std::vector<Article> articles;
};
struct Slide {
  int id{};
  std::string title;
};

//! [slides]
/// What is to be shown; without a network what was there last time.
template <class Client>
std::vector<Slide> loadSlides(const Client& client, const fs::path& kept) {
  const auto slides =
      client
          .request(
              readItems<&Schema::articles, Slide>(
                  {.filter = field<"status"> == "published", .sort = {field<"title">}, .limit = 5}),
              {.timeout = 5s})
          .result();
  if (slides) {
    std::ofstream(kept) << toJson(*slides).value();
    return *slides;
  }
  std::cerr << slides.error().what() << '\n';
  std::ifstream file(kept);
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  return fromJson<std::vector<Slide>>(json).value_or(std::vector<Slide>());
}
//! [slides]

template <class Client>
std::size_t play(const Client& client, const Uuid& folder, const fs::path& local) {
  if (const auto mirrored = mirrorFiles(client, folder, local.string()); !mirrored)
    std::cerr << "the pictures stay as they are: " << mirrored.error().what() << '\n';
  const auto slides = loadSlides(client, local / "slides.json");
  for (const Slide& slide : slides) std::cout << "  " << slide.title << '\n';
  return slides.size();
}

auto clientAt(const std::string& url) {
  return createDirectus<Schema>(url)
      .with(rest({.retry = {.tries = 2, .baseDelay = 100ms}}))
      .with(staticToken(settings::token()));
}

int demonstrate() {
  const auto client = clientAt(settings::url());
  const std::string key =
      client.request(createFolder(Json{{"name", "Screen"}})).get().at("id").get<std::string>();
  const auto picture =
      client
          .request(uploadFiles(
              FormData()
                  .append("folder", key)
                  .append("file", File::fromMemory("a picture", {.name = "picture.txt"}))))
          .get();
  const fs::path local = fs::temp_directory_path() / ("directus-player-" + key);
  const Uuid folder = Uuid::parse(key).value();
  std::cout << "with the network:\n";
  const std::size_t online = play(client, folder, local);
  std::cout << "without:\n";
  const std::size_t offline = play(clientAt("http://127.0.0.1:1"), folder, local);
  const auto files = std::distance(fs::directory_iterator(local), fs::directory_iterator());

  client.request(deleteFile(picture.at("id").get<std::string>())).get();
  client.request(deleteFolder(key)).get();
  fs::remove_all(local);
  return online > 0 && online == offline && files == 3 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) return demonstrate();
    play(clientAt(settings::url()), Uuid::parse(argv[1]).value(), argv[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
