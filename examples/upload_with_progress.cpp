// Uploads a file piece by piece, with a bar. Ctrl-C ends it; run again, it goes on where it was.
//   upload_with_progress [FILE]     without one: a file of 40 MB that it makes
#include <directus/directus.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "settings.hpp"

using namespace directus;
namespace fs = std::filesystem;

namespace {

volatile std::sig_atomic_t interrupted = 0;

void drawBar(const Progress& now) {
  constexpr std::uint64_t width = 50;
  const std::uint64_t total = now.total.value_or(now.bytes);
  const std::uint64_t filled = total ? now.bytes * width / total : width;
  std::cout << '\r' << '[' << std::string(filled, '=') << std::string(width - filled, ' ') << "] "
            << now.bytes / 1'000'000 << " of " << total / 1'000'000 << " MB" << std::flush;
}

std::string demonstrationFile() {
  const fs::path path = fs::temp_directory_path() / "directus-upload-demonstration.bin";
  if (!fs::exists(path)) std::ofstream(path) << std::string(40'000'000, 'x');
  return path.string();
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, [](int) { interrupted = 1; });
  const std::string path = argc > 1 ? argv[1] : demonstrationFile();
  const auto client =
      createDirectus(settings::url()).with(rest()).with(staticToken(settings::token()));

  //! [resumable]
  FormData form;
  form.append("title", "Uploaded piece by piece").append("file", File::fromPath(path));
  const auto storage = std::make_shared<FileUploadStorage>(
      (fs::temp_directory_path() / "directus-uploads").string());

  std::stop_source stop;
  const auto upload =
      withProgress(uploadResumable(form, {.storage = storage}), [&](const Progress& now) {
        drawBar(now);
        if (interrupted) stop.request_stop();
      });
  const Result<std::string> key = client.request(upload, {.stop = stop.get_token()}).result();
  //! [resumable]

  std::cout << '\n';
  if (key) {
    std::cout << settings::url() << "/assets/" << *key << '\n';
    if (argc == 1) fs::remove(path);
    return 0;
  }
  if (key.error().kind() == ErrorKind::cancelled) {
    std::cout << "paused: run it again to go on\n";
    return 130;
  }
  std::cerr << key.error().what() << '\n';
  return 1;
}
