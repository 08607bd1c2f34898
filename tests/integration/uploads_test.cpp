#include "files.hpp"

#include <thread>

#include "accounts.hpp"
#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/process.hpp"

using namespace directus;
using namespace directus_test;
using namespace std::chrono_literals;
using server::bytesOf;
using server::Removed;
using server::someBytes;
using server::StoredFile;

namespace {

/// Gives `bytes` once, in pieces.
File once(std::string bytes, const std::string& name) {
  const std::uint64_t size = bytes.size();
  return File::fromCallback(
      [bytes = std::move(bytes), at = std::size_t{0}](char* buffer,
                                                      std::size_t room) mutable -> std::size_t {
        const std::size_t count = std::min({room, bytes.size() - at, std::size_t{1000}});
        bytes.copy(buffer, count, at);
        at += count;
        return count;
      },
      {.name = name, .size = size});
}

FormData formOf(File file) {
  return FormData().append("file", std::move(file));
}

}  // namespace

TEST_CASE("a file is uploaded from a path, with its fields, in whatever order they come") {
  const TemporaryFolder folder;
  const std::string bytes = someBytes(300'000);
  writeText(folder.file("photo.jpg"), bytes);
  const auto admin = server::admin();
  const auto files = admin
                         .request(uploadFiles<StoredFile>(
                             FormData()
                                 .append("file", File::fromPath(folder.file("photo.jpg")))
                                 .append("title", "Sunset over Łódź")))
                         .get();
  REQUIRE(files.size() == 1);
  const Removed removed(files[0].id);
  CHECK(files[0].title == "Sunset over Łódź");
  CHECK(files[0].filename_download == "photo.jpg");
  CHECK(files[0].type == "image/jpeg");
  CHECK(files[0].filesize == 300'000);
  CHECK(bytesOf(files[0].id) == bytes);
}

TEST_CASE("a file is uploaded from memory, and the reply is Json without a shape") {
  const auto admin = server::admin();
  const Json file =
      admin.request(uploadFiles(formOf(File::fromMemory("hello", {.name = "a.txt"})))).get();
  const Removed removed(file.at("id").get<std::string>());
  CHECK(file.at("type") == "text/plain");
  CHECK(bytesOf(file.at("id").get<std::string>()) == "hello");
}

TEST_CASE("a file is uploaded from a read callback, of known and of unknown size") {
  const bool knowsSize = GENERATE(true, false);
  const std::string bytes = someBytes(70'000, 7);
  FileOptions options{.name = "stream.bin"};
  if (knowsSize) options.size = bytes.size();
  std::size_t at = 0;
  const auto read = [&](char* buffer, std::size_t room) -> std::size_t {
    const std::size_t count = std::min({room, bytes.size() - at, std::size_t{999}});
    bytes.copy(buffer, count, at);
    at += count;
    return count;
  };
  const auto files =
      server::admin()
          .request(uploadFiles<StoredFile>(formOf(File::fromCallback(read, options))))
          .get();
  const Removed removed(files.at(0).id);
  CHECK(bytesOf(files[0].id) == bytes);
}

TEST_CASE("several files come back as a list, each with the fields before it") {
  const auto files = server::admin()
                         .request(uploadFiles<StoredFile>(
                             FormData()
                                 .append("title", "One")
                                 .append("file", File::fromMemory("1", {.name = "one.txt"}))
                                 .append("title", "Two")
                                 .append("file", File::fromMemory("22", {.name = "two.txt"}))))
                         .get();
  REQUIRE(files.size() == 2);
  const Removed first(files[0].id);
  const Removed second(files[1].id);
  for (const StoredFile& file : files) {
    CHECK(file.title == (file.filename_download == "one.txt" ? "One" : "Two"));
    CHECK(bytesOf(file.id) == (file.filename_download == "one.txt" ? "1" : "22"));
  }
}

TEST_CASE("a file's content is replaced, its key stays") {
  const auto admin = server::admin();
  const auto old =
      admin.request(uploadFiles<StoredFile>(formOf(File::fromMemory("old", {.name = "a.txt"}))))
          .get();
  const Removed removed(old.at(0).id);
  const auto changed =
      admin
          .request(updateFile<StoredFile>(
              old[0].id, FormData()
                             .append("title", "New")
                             .append("file", File::fromMemory("new content", {.name = "b.txt"}))))
          .get();
  CHECK(changed.id == old[0].id);
  CHECK(changed.title == "New");
  CHECK(bytesOf(changed.id) == "new content");
}

TEST_CASE("names with quotes, letters of all kinds and spaces arrive as they are") {
  const std::string name = GENERATE(as<std::string>(), "größe & \"co\".txt", "日本 語.txt",
                                    "a;b=c%22.txt", "emoji 😀.txt");
  const auto files =
      server::admin()
          .request(uploadFiles<StoredFile>(formOf(File::fromMemory("x", {.name = name}))))
          .get();
  const Removed removed(files.at(0).id);
  CHECK(files[0].filename_download == name);
}

TEST_CASE("an upload reports how far it is, up to its end") {
  std::vector<Progress> seen;
  const auto files = server::admin()
                         .request(withProgress(
                             uploadFiles<StoredFile>(formOf(File::fromMemory(someBytes(500'000)))),
                             [&](const Progress& progress) { seen.push_back(progress); }))
                         .get();
  const Removed removed(files.at(0).id);
  REQUIRE(seen.size() > 2);
  CHECK(std::is_sorted(seen.begin(), seen.end(),
                       [](const Progress& a, const Progress& b) { return a.bytes < b.bytes; }));
  CHECK(seen.back().bytes > 500'000);
  CHECK(seen.back().total == seen.back().bytes);
}

TEST_CASE("an upload is cancelled in its middle, and what Directus keeps of it has no content") {
  std::stop_source stop;
  const auto command = withProgress(
      uploadFiles<StoredFile>(
          FormData()
              .append("title", "To be cancelled")
              .append("file", File::fromMemory(someBytes(20'000'000), {.name = "big.bin"}))),
      [&](const Progress& progress) {
        if (progress.bytes > 5'000'000) stop.request_stop();
      });
  const auto admin = server::admin();
  CHECK(failureOf(admin.request(command, {.stop = stop.get_token()}).result()).kind() ==
        ErrorKind::cancelled);
  // Directus 12.4 cannot delete such a record either.
  for (const StoredFile& left :
       admin.request(readFiles<StoredFile>({.filter = field<"title"> == "To be cancelled"})).get())
    CHECK_FALSE(left.filesize);
}

TEST_CASE("a refused upload is the error of Directus") {
  const auto nobody = createDirectus(server::url()).with(rest());
  const auto error =
      failureOf(nobody.request(uploadFiles(formOf(File::fromMemory("x", {.name = "x"})))).result());
  CHECK(error.code() == ErrorCode::forbidden);
}

TEST_CASE("utilsImport adds the items of a CSV and of a JSON file") {
  const server::Scratch scratch("imported");
  const auto admin = server::admin();
  admin
      .request(utilsImport("imported", formOf(File::fromMemory("name,n\r\nÄrger,1\r\n\"b,c\",2\r\n",
                                                               {.name = "items.csv"}))))
      .get();
  admin
      .request(utilsImport(
          "imported", formOf(File::fromMemory(R"([{"name":"d","n":3}])", {.name = "items.json"}))))
      .get();
  CHECK(admin.request(readItems("imported", {.fields = {"name", "n"}, .sort = {"n"}})).get() ==
        Json::parse(R"([{"name":"Ärger","n":1},{"name":"b,c","n":2},{"name":"d","n":3}])"));
}

TEST_CASE("utilsImportBatch reports beforehand what it would do, and does it", "[twelve]") {
  const server::Scratch scratch("imported_batch");
  const auto admin = server::admin();
  const auto items = [] {
    return formOf(File::fromMemory(R"([{"collection":"imported_batch","items":[{"name":"a"}]}])",
                                   {.name = "items.json"}));
  };
  const auto count = [&] { return admin.request(readItems("imported_batch")).get().size(); };
  (void)admin.request(utilsImportBatch(items(), {.dryRun = true})).get();
  CHECK(count() == 0);
  (void)admin.request(utilsImportBatch(items())).get();
  CHECK(count() == 1);
}

TEST_CASE("importFile has Directus fetch a file") {
  const auto admin = server::admin();
  const auto source =
      admin.request(uploadFiles<StoredFile>(formOf(File::fromMemory("fetched", {.name = "f.txt"}))))
          .get();
  const Removed removed(source.at(0).id);
  const std::string url =
      server::url() + "/assets/" + source[0].id + "?access_token=" + server::adminToken();
  struct NewFile {
    std::string title;
  };
  const auto file = admin.request(importFile<StoredFile>(url, NewFile{"Imported"})).get();
  const Removed importedToo(file.id);
  CHECK(file.title == "Imported");
  CHECK(bytesOf(file.id) == "fetched");
}

TEST_CASE("before a source that cannot be read again, a token near its end is renewed", "[hasty]") {
  const server::User user;
  std::atomic<int> renewed = 0;
  const auto client =
      server::sessionClient(AuthMode::json, {.autoRefresh = false,
                                             .msRefreshBeforeExpires = 2s,
                                             .onAuthChange = [&](const AuthChange& change) {
                                               renewed += change.event == AuthEvent::refreshed;
                                             }});
  client.login(user.payload()).get();
  std::this_thread::sleep_for(1500ms);
  const auto files =
      client.request(uploadFiles<StoredFile>(formOf(once(someBytes(5000), "once.bin")))).get();
  const Removed removed(files.at(0).id);
  CHECK(renewed == 1);
  CHECK(files[0].filesize == 5000);
}

TEST_CASE("a source that cannot be read again is not sent again after TOKEN_EXPIRED", "[hasty]") {
  const server::User user;
  auto session = server::sessionClient(AuthMode::json, {.autoRefresh = false});
  const std::string token = session.login(user.payload()).get().access_token.value();
  std::this_thread::sleep_for(4s);
  const auto client = createDirectus(server::url()).with(rest()).with(staticToken(token));
  const auto upload = uploadFiles<StoredFile>(formOf(once(someBytes(5000), "once.bin")));
  const auto first = failureOf(client.request(upload).result());
  CHECK(first.status() == 401);
  CHECK(first.code() == ErrorCode::tokenExpired);
  CHECK(failureOf(client.request(upload).result()).kind() == ErrorKind::invalidArgument);
}
