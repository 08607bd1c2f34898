// An upload that others interrupt: directus_resumable_child URL TOKEN FILE FOLDER.
// Prints how much was sent, then the key of the file; exit code 0 if it went well.
#include <directus/directus.hpp>

#include <iostream>

using namespace directus;

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const auto client = createDirectus(argv[1]).with(rest()).with(staticToken(argv[2]));
  const auto upload = uploadResumable(
      FormData().append("file", File::fromPath(argv[3])),
      {.storage = std::make_shared<FileUploadStorage>(argv[4]), .chunkSize = 1 << 20});
  const auto key =
      client
          .request(withProgress(upload,
                                [](const Progress& now) { std::cout << now.bytes << std::endl; }))
          .result();
  if (key)
    std::cout << "key " << *key << std::endl;
  else
    std::cout << "error " << key.error().what() << std::endl;
  return key ? 0 : 1;
}
