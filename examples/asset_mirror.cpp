// Keeps a folder of this machine like one of Directus, for a kiosk that has to go on without a
// network: only what changed is loaded, what was cut goes on where it was, and each file is there
// whole or not at all.
//   asset_mirror KEY FOLDER     the key of the folder at Directus, and a folder here
// Without arguments it shows that with a folder of its own.
#include <directus/directus.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include "settings.hpp"

using namespace directus;
namespace fs = std::filesystem;

namespace {

struct Asset {
  std::string id;
  std::string filename_download;
  std::string modified_on;
  std::optional<std::int64_t> filesize;

  /// Which content it has, as far as Directus says: times are of seconds.
  [[nodiscard]] std::string version() const {
    return modified_on + ' ' + std::to_string(filesize.value_or(0));
  }
};

struct Counts {
  int loaded = 0;
  int kept = 0;
  int removed = 0;
};

/// A name that is not a path, whatever the server says.
fs::path nameOf(const Asset& asset) {
  return fs::path(asset.id).filename().string() +
         fs::path(asset.filename_download).extension().string();
}

Json readManifest(const fs::path& file) {
  std::ifstream in(file);
  Json manifest = Json::parse(in, nullptr, false);
  return manifest.is_object() ? manifest : Json::object();
}

/// Under another name first: a crash leaves the old one.
void writeManifest(const fs::path& file, const Json& manifest) {
  const fs::path next = file.string() + ".next";
  std::ofstream(next) << manifest.dump();
  fs::rename(next, file);
}

template <class Client>
Counts mirror(const Client& client, const std::string& key, const fs::path& folder) {
  fs::create_directories(folder);
  const fs::path manifestFile = folder / "manifest.json";
  Json manifest = readManifest(manifestFile);
  Counts counts;
  std::set<std::string> wanted;

  //! [mirror]
  const auto assets =
      client.request(readFiles<Asset>({.filter = field<"folder"> == key, .limit = -1})).get();
  for (const Asset& asset : assets) {
    const fs::path file = folder / nameOf(asset);
    wanted.insert(file.filename().string());
    if (fs::exists(file) && manifest.value(asset.id, "") == asset.version()) {
      ++counts.kept;
      continue;
    }
    client.request(withFile(readAssetRaw(asset.id), file.string())).get();
    manifest[asset.id] = asset.version();
    writeManifest(manifestFile, manifest);
    ++counts.loaded;
  }
  //! [mirror]

  Json current = Json::object();
  for (const Asset& asset : assets) current[asset.id] = manifest[asset.id];
  writeManifest(manifestFile, current);
  wanted.insert(manifestFile.filename().string());
  for (const auto& entry : fs::directory_iterator(folder))
    if (!wanted.contains(entry.path().filename().string())) {
      fs::remove(entry.path());
      ++counts.removed;
    }
  return counts;
}

void print(const char* when, const Counts& counts) {
  std::cout << when << ": " << counts.loaded << " loaded, " << counts.kept << " kept, "
            << counts.removed << " removed\n";
}

template <class Client>
void demonstrate(const Client& client) {
  const std::string key = client.request(createFolder(Json{{"name", "Kiosk"}}))
                              .get()
                              .at("id")
                              .template get<std::string>();
  const auto upload = [&](const std::string& name, const std::string& text) {
    return client
        .request(uploadFiles<Asset>(FormData()
                                        .append("folder", key)
                                        .append("file", File::fromMemory(text, {.name = name}))))
        .get()
        .at(0)
        .id;
  };
  const std::string welcome = upload("welcome.txt", "Welcome");
  const std::string map = upload("map.txt", "You are here");
  const fs::path local = fs::temp_directory_path() / ("directus-mirror-" + key);

  print("first", mirror(client, key, local));
  client
      .request(updateFile(
          welcome,
          FormData().append("file", File::fromMemory("Welcome back", {.name = "welcome.txt"}))))
      .get();
  client.request(deleteFile(map)).get();
  print("after changes", mirror(client, key, local));
  std::ifstream shown(local / (welcome + ".txt"));
  std::string text;
  std::getline(shown, text);
  std::cout << "the kiosk shows: " << text << '\n';

  client.request(deleteFile(welcome)).get();
  client.request(deleteFolder(key)).get();
  fs::remove_all(local);
  if (text != "Welcome back") throw std::runtime_error("the mirror is not up to date");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto client =
        createDirectus(settings::url()).with(rest()).with(staticToken(settings::token()));
    if (argc == 3)
      print("mirrored", mirror(client, argv[1], argv[2]));
    else
      demonstrate(client);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
