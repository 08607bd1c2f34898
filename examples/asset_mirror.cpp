// Keeps a folder of this machine like one of Directus, for a kiosk that has to go on without a
// network: only what changed is loaded, what was cut goes on where it was, and each file is there
// whole or not at all.
//   asset_mirror KEY FOLDER     the key of the folder at Directus, and a folder here
// Without arguments it shows that with a folder of its own.
#include <directus/directus.hpp>
#include <directus/helpers/mirror.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "settings.hpp"

using namespace directus;
namespace fs = std::filesystem;

namespace {

struct Asset {
  std::string id;
};

template <class Client>
void mirror(const char* when, const Client& client, const Uuid& key, const fs::path& folder) {
  //! [mirror]
  const MirrorReport report = mirrorFiles(client, key, folder.string()).value();
  for (const MirrorFailure& failure : report.failures)
    std::cerr << failure.file.filename_download << ": " << failure.error.what() << '\n';
  //! [mirror]
  std::cout << when << ": " << report.loaded << " loaded, " << report.kept << " kept, "
            << report.removed << " removed\n";
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
  const Uuid folder = Uuid::parse(key).value();
  const fs::path local = fs::temp_directory_path() / ("directus-mirror-" + key);

  mirror("first", client, folder, local);
  client
      .request(updateFile(
          welcome,
          FormData().append("file", File::fromMemory("Welcome back", {.name = "welcome.txt"}))))
      .get();
  client.request(deleteFile(map)).get();
  mirror("after changes", client, folder, local);
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
      mirror("mirrored", client, Uuid::parse(argv[1]).value(), argv[2]);
    else
      demonstrate(client);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
