#include <directus/commands/folders.hpp>

#include "files.hpp"

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/process.hpp"

using namespace directus;
using namespace directus_test;
using server::Removed;
using server::someBytes;
using server::StoredFile;

namespace {

/// A PNG of 2 × 2 pixels.
std::string smallPng() {
  constexpr unsigned char bytes[] = {
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
      0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xfd,
      0xd4, 0x9a, 0x73, 0x00, 0x00, 0x00, 0x12, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xf8,
      0xcf, 0xc0, 0xc0, 0x00, 0xc2, 0x0c, 0xff, 0x81, 0x00, 0x00, 0x1f, 0xee, 0x05, 0xfb, 0xf1,
      0xab, 0xba, 0x77, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
  return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

std::string upload(const std::string& bytes, const FileOptions& options,
                   const std::string& folder = "") {
  FormData form;
  if (!folder.empty()) form.append("folder", folder);
  form.append("file", File::fromMemory(bytes, options));
  return server::admin().request(uploadFiles<StoredFile>(std::move(form))).get().at(0).id;
}

}  // namespace

TEST_CASE("a file is read byte for byte, whatever its type says") {
  const std::string bytes = GENERATE(as<std::string>(), R"({"errors":[{"message":"mine"}]})",
                                     R"({"data":null})", "not json at all");
  const std::string type =
      GENERATE(as<std::string>(), "application/json", "text/plain", "image/png", "text/html");
  const std::string id = upload(bytes, {.name = "any", .type = type});
  const Removed removed(id);
  const auto admin = server::admin();
  const Blob blob = admin.request(readAssetBlob(id)).get();
  CHECK(blob.bytes.view() == bytes);
  CHECK(blob.type.starts_with(type));
  CHECK(admin.request(readAssetArrayBuffer(id)).get().view() == bytes);
  CHECK(admin.request(readAssetRaw(id)).get().body.view() == bytes);
}

TEST_CASE("an image is transformed by the server") {
  const std::string id = upload(smallPng(), {.name = "dot.png"});
  const Removed removed(id);
  const auto admin = server::admin();
  const Blob webp =
      admin.request(readAssetBlob(id, {.width = 1, .height = 1, .fit = "cover", .format = "webp"}))
          .get();
  CHECK(webp.type == "image/webp");
  CHECK(webp.bytes.view().substr(0, 4) == "RIFF");
  const Blob blurred =
      admin.request(readAssetBlob(id, {.transforms = Json::parse(R"([["blur",5]])")})).get();
  CHECK(blurred.type == "image/png");
  CHECK(blurred.bytes.view() != smallPng());
  CHECK(failureOf(
            admin.request(readAssetBlob(id, {.transforms = Json::parse(R"([["nope"]])")})).result())
            .status() == 400);
}

TEST_CASE("download has the reply say that it is to be saved") {
  const std::string id = upload("x", {.name = "save me.txt"});
  const Removed removed(id);
  const auto reply = server::admin().request(readAssetRaw(id, {.download = true})).get();
  CHECK(reply.headers.find("Content-Disposition")->starts_with("attachment"));
}

TEST_CASE("a file goes to a sink piece by piece, with progress") {
  const std::string bytes = someBytes(3'000'000);
  const std::string id = upload(bytes, {.name = "big.bin"});
  const Removed removed(id);
  std::string got;
  std::size_t pieces = 0;
  Progress last;
  const auto reply = server::admin()
                         .request(withProgress(withSink(readAssetRaw(id),
                                                        [&](std::string_view piece) {
                                                          got += piece;
                                                          ++pieces;
                                                        }),
                                               [&](const Progress& now) { last = now; }))
                         .get();
  CHECK(reply.status == 200);
  CHECK(got == bytes);
  CHECK(pieces > 5);
  CHECK(last == Progress{.bytes = bytes.size(), .total = bytes.size()});
}

TEST_CASE("a download is cancelled in its middle") {
  const std::string id = upload(someBytes(20'000'000), {.name = "big.bin"});
  const Removed removed(id);
  std::stop_source stop;
  std::size_t got = 0;
  const auto command = withSink(readAssetRaw(id), [&](std::string_view piece) {
    got += piece.size();
    if (got > 1'000'000) stop.request_stop();
  });
  CHECK(failureOf(server::admin().request(command, {.stop = stop.get_token()}).result()).kind() ==
        ErrorKind::cancelled);
  CHECK(got < 20'000'000);
}

TEST_CASE("a file is saved under its name when it is whole, with nothing beside it") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(2'000'000);
  const std::string id = upload(bytes, {.name = "big.bin"});
  const Removed removed(id);
  const auto admin = server::admin();
  admin.request(withFile(readAssetRaw(id), folder.file("saved.bin"))).get();
  CHECK(readText(folder.file("saved.bin")) == bytes);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a cancelled download to a file goes on where it was") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(20'000'000);
  const std::string id = upload(bytes, {.name = "big.bin"});
  const Removed removed(id);
  const auto admin = server::admin();
  const std::string name = folder.file("saved.bin");

  std::stop_source stop;
  const auto stopping = withProgress(withFile(readAssetRaw(id), name), [&](const Progress& now) {
    if (now.bytes > 4'000'000) stop.request_stop();
  });
  CHECK(failureOf(admin.request(stopping, {.stop = stop.get_token()}).result()).kind() ==
        ErrorKind::cancelled);
  CHECK_FALSE(std::filesystem::exists(name));

  std::uint64_t first = 0;
  const auto reply = admin
                         .request(withProgress(withFile(readAssetRaw(id), name),
                                               [&](const Progress& now) {
                                                 if (first == 0) first = now.bytes;
                                               }))
                         .get();
  CHECK(reply.status == 206);
  CHECK(first > 4'000'000);
  CHECK(readText(name) == bytes);
}

TEST_CASE("a part of another file is not gone on with") {
  const TemporaryFolder folder;
  const std::string id = upload(someBytes(1'000'000), {.name = "big.bin"});
  const Removed removed(id);
  const std::string name = folder.file("saved.bin");
  writeText(name + ".part", "what is not of this file");
  writeText(name + ".part.etag", "\"1\"\n1000000");
  std::filesystem::permissions(name + ".part.etag", std::filesystem::perms::owner_read |
                                                        std::filesystem::perms::owner_write);
  server::admin().request(withFile(readAssetRaw(id), name)).get();
  CHECK(readText(name) == someBytes(1'000'000));
}

TEST_CASE("files and a folder come as a zip") {
  struct Created {
    std::string id;
  };
  const auto admin = server::admin();
  const Created folder = admin.request(createFolder<Created>(Json{{"name", "Zipped"}})).get();
  const std::string inside = upload("inside", {.name = "inside.txt"}, folder.id);
  const std::string outside = upload("outside", {.name = "outside.txt"});
  const Removed removedInside(inside);
  const Removed removedOutside(outside);

  const Blob files = admin.request(downloadFilesZip<Blob>({inside, outside})).get();
  CHECK(files.type == "application/zip");
  CHECK(files.bytes.view().starts_with("PK"));
  CHECK(files.bytes.view().find("inside.txt") != std::string_view::npos);
  CHECK(files.bytes.view().find("outside.txt") != std::string_view::npos);

  const TemporaryFolder local;
  admin.request(withFile(downloadFolderZip(folder.id), local.file("folder.zip"))).get();
  const std::string zip = readText(local.file("folder.zip"));
  CHECK(zip.find("inside.txt") != std::string::npos);
  CHECK(zip.find("outside.txt") == std::string::npos);
  admin.request(deleteFile(inside)).get();
  admin.request(deleteFolder(folder.id)).get();
}

TEST_CASE("what may not be read is an error, also for a sink and a file") {
  const TemporaryFolder folder;
  const std::string missing = "00000000-0000-4000-8000-000000000000";
  const auto admin = server::admin();
  std::string got;
  CHECK(failureOf(admin.request(readAssetBlob(missing)).result()).code() == ErrorCode::forbidden);
  CHECK(failureOf(admin
                      .request(withSink(readAssetRaw(missing),
                                        [&](std::string_view piece) { got += piece; }))
                      .result())
            .code() == ErrorCode::forbidden);
  CHECK(got.empty());
  CHECK(
      failureOf(admin.request(withFile(readAssetRaw(missing), folder.file("x"))).result()).code() ==
      ErrorCode::forbidden);
  CHECK_FALSE(std::filesystem::exists(folder.file("x")));
}
