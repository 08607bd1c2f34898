#include <directus/commands/upload_storage.hpp>

#include "files/files.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;

TEST_CASE("uploads are kept by their fingerprints, and removed") {
  const TemporaryFolder folder;
  std::shared_ptr<UploadStorage> storage = std::make_shared<MemoryUploadStorage>();
  if (GENERATE(true, false))
    storage = std::make_shared<FileUploadStorage>(folder.file("not there yet"));
  CHECK_FALSE(storage->get("a").value());
  CHECK(storage->set("a", std::nullopt).has_value());
  CHECK(storage->set("a", "first").has_value());
  CHECK(storage->set("b\nc", "second").has_value());
  CHECK(storage->set("a", "third").has_value());
  CHECK(storage->get("a").value() == "third");
  CHECK(storage->get("b\nc").value() == "second");
  CHECK(storage->set("a", std::nullopt).has_value());
  CHECK_FALSE(storage->get("a").value());
}

TEST_CASE("an upload on disk is known to the next object, and to its owner alone") {
  const TemporaryFolder folder;
  CHECK(FileUploadStorage(folder.file("uploads")).set("a", "kept").has_value());
  CHECK(FileUploadStorage(folder.file("uploads")).get("a").value() == "kept");
  // What others could use would not be read.
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "uploads"))
    CHECK(detail::readPrivateFile(entry.path(), 0).has_value());
}

TEST_CASE("a file of another fingerprint is another upload") {
  const TemporaryFolder folder;
  FileUploadStorage storage(folder.name());
  CHECK(storage.set("a", "kept").has_value());
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    writeText(entry.path(), "b\nother");
  CHECK_FALSE(storage.get("a").value());
}

TEST_CASE("a folder that cannot be made is a storage error") {
  const TemporaryFolder folder;
  writeText(folder.file("file"), "");
  CHECK(failureOf(FileUploadStorage(folder.file("file/x")).set("a", "b")).kind() ==
        ErrorKind::storage);
}
