#include "commands/tus.hpp"

#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"

using namespace directus;
using namespace directus::detail;
using namespace directus_test;

namespace {

FormData form() {
  return FormData()
      .append("title", "Größe")
      .append("file", File::fromMemory("0123456789", {.name = "a.txt"}));
}

auto clientOn(const std::shared_ptr<testing::FakeTransport>& fake) {
  return createDirectus("https://example.com/cms", {.transport = fake}).with(rest());
}

}  // namespace

TEST_CASE("an upload begins with its length and its fields") {
  const auto request = tusCreateRequest(form(), "key", 10);
  CHECK(request.method == "POST");
  CHECK(request.path == "/files/tus");
  CHECK(request.headers.find("Tus-Resumable") == "1.0.0");
  CHECK(request.headers.find("Upload-Length") == "10");
  CHECK(request.headers.find("Upload-Metadata") ==
        "title R3LDtsOfZQ==,filename_download YS50eHQ=,type dGV4dC9wbGFpbg==,id a2V5");
}

TEST_CASE("a name and a type that the form gives win over those of the file") {
  const auto request = tusCreateRequest(
      form().append("filename_download", "b.txt").append("type", "text/csv"), "", 10);
  CHECK(request.headers.find("Upload-Metadata") ==
        "title R3LDtsOfZQ==,filename_download Yi50eHQ=,type dGV4dC9jc3Y=");
}

TEST_CASE("a name that would break the metadata is refused") {
  CHECK_FALSE(tusCreateRequest(form().append("a b", "x"), "", 10).refused.empty());
  CHECK_FALSE(tusCreateRequest(form().append("a,b", "x"), "", 10).refused.empty());
  CHECK_FALSE(tusCreateRequest(form().append("", "x"), "", 10).refused.empty());
}

TEST_CASE("of the address of an upload only its id is taken") {
  const auto idOf = [](const char* location) {
    return tusIdOf(testing::FakeTransport::response(201, "", {{"Location", location}}));
  };
  CHECK(idOf("https://elsewhere.example/files/tus/abc").value() == "abc");
  CHECK(idOf("/files/tus/abc").value() == "abc");
  CHECK(failureOf(idOf("/files/tus/")).kind() == ErrorKind::decode);
  CHECK(failureOf(tusIdOf(testing::FakeTransport::response(201))).kind() == ErrorKind::decode);
}

TEST_CASE("an id that would leave the path stays one segment") {
  CHECK(tusOffsetRequest("a?b").path == "/files/tus/a%3Fb");
  CHECK_FALSE(tusOffsetRequest("..").refused.empty());
}

TEST_CASE("the pieces of an upload go to the client's address, whatever the server calls itself") {
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(201, "", {{"Location", "http://10.0.0.1:8055/files/tus/abc"}})
      .reply(204, "", {{"Upload-Offset", "8"}})
      .reply(200, R"({"data":[{"id":"record"}]})")
      .reply(204, "", {{"Upload-Offset", "10"}, {"Directus-File-Id", "record"}});
  CHECK(clientOn(fake).request(uploadResumable(form(), {.chunkSize = 8})).get() == "record");
  const auto requests = fake->requests();
  REQUIRE(requests.size() == 4);
  CHECK(requests[1].url == "https://example.com/cms/files/tus/abc");
  CHECK(requests[1].method == "PATCH");
  CHECK(requests[1].body == "01234567");
  CHECK(requests[1].headers.find("Content-Type") == "application/offset+octet-stream");
  CHECK(requests[3].body == "89");
  CHECK(requests[3].headers.find("Upload-Offset") == "8");
}

TEST_CASE("an upload is stored while it is unfinished, and no longer") {
  struct Watched final : UploadStorage {
    Result<std::optional<std::string>> get(std::string_view) override {
      return std::optional<std::string>();
    }
    Result<void> set(std::string_view, const std::optional<std::string>& upload) override {
      calls.push_back(upload.value_or("removed"));
      return {};
    }
    std::vector<std::string> calls;
  };
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(201, "", {{"Location", "/files/tus/abc"}})
      .reply(200, R"({"data":[{"id":"record"}]})")
      .reply(204, "", {{"Upload-Offset", "10"}, {"Directus-File-Id", "record"}});
  auto storage = std::make_shared<Watched>();
  clientOn(fake).request(uploadResumable(form(), {.storage = storage})).get();
  REQUIRE(storage->calls.size() == 3);
  CHECK(storage->calls[0].find("abc") != std::string::npos);
  CHECK(storage->calls[1].find("record") != std::string::npos);
  CHECK(storage->calls[2] == "removed");
}

TEST_CASE("a storage that fails is reported in the log, and the upload goes on") {
  struct Broken final : UploadStorage {
    Result<std::optional<std::string>> get(std::string_view) override {
      return Error({.kind = ErrorKind::storage, .message = "the disk is gone"});
    }
    Result<void> set(std::string_view, const std::optional<std::string>&) override {
      return Error({.kind = ErrorKind::storage, .message = "the disk is gone"});
    }
  };
  auto fake = std::make_shared<testing::FakeTransport>();
  fake->reply(201, "", {{"Location", "/files/tus/abc"}})
      .reply(200, R"({"data":[]})")
      .reply(204, "", {{"Upload-Offset", "10"}, {"Directus-File-Id", "record"}});
  std::atomic<int> reported = 0;
  auto client = createDirectus("https://example.com",
                               {.transport = fake, .log = [&](const LogRecord&) { ++reported; }})
                    .with(rest());
  CHECK(client.request(uploadResumable(form(), {.storage = std::make_shared<Broken>()})).get() ==
        "record");
  CHECK(reported > 0);
}
