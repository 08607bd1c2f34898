#include "rest/upload_machine.hpp"

#include "support/catch.hpp"

using namespace directus;
using namespace directus::detail;
using Do = UploadMachine::Step::Do;

namespace {

/// A file of 10 bytes in pieces of 4.
UploadMachine machine(int tries = 3) {
  return {10, 4, RetryOptions{.tries = tries, .baseDelay = 1000}};
}

Error lost() {
  return Error({.kind = ErrorKind::outcomeUnknown, .message = "lost"});
}
Error status(int number) {
  return Error({.kind = ErrorKind::http, .message = "no", .status = number});
}

/// One that has sent its last piece.
UploadMachine atTheEnd(const std::string& record = "file") {
  UploadMachine upload = machine();
  (void)upload.begin(UnfinishedUpload{.id = "tus", .maybeWhole = true, .file = record});
  return upload;
}

}  // namespace

TEST_CASE("an upload is made, sent in pieces, and looked for before the last one") {
  UploadMachine upload = machine();
  CHECK(upload.begin({}).what == Do::create);
  auto step = upload.created(std::string("tus"), 0);
  CHECK(upload.upload().id == "tus");
  CHECK(step.what == Do::send);
  CHECK(step.offset == 0);
  CHECK(step.length == 4);
  step = upload.sent(UploadMachine::Sent{.offset = 4}, 0);
  CHECK(step.offset == 4);
  CHECK(upload.sent(UploadMachine::Sent{.offset = 8}, 0).what == Do::look);
  CHECK_FALSE(upload.upload().maybeWhole);
  step = upload.looked(UploadMachine::Looked{.file = "file"}, 0);
  CHECK(upload.upload().maybeWhole);
  CHECK(step.what == Do::send);
  CHECK(step.offset == 8);
  CHECK(step.length == 2);
  CHECK(upload.sent(UploadMachine::Sent{.offset = 10, .file = "file"}, 0).what == Do::succeed);
  CHECK(upload.upload().file == "file");
}

TEST_CASE("a stored upload goes on where the server is") {
  UploadMachine upload = machine();
  CHECK(upload.begin(UnfinishedUpload{.id = "tus"}).what == Do::ask);
  const auto step = upload.asked(std::uint64_t{3}, 0);
  CHECK(step.what == Do::send);
  CHECK(step.offset == 3);
  CHECK(step.length == 4);
}

TEST_CASE("a piece that was lost is asked for, after a wait") {
  UploadMachine upload = machine();
  (void)upload.begin({});
  (void)upload.created(std::string("tus"), 0);
  const auto step = upload.sent(lost(), 0.5);
  CHECK(step.what == Do::wait);
  CHECK(step.delay == std::chrono::milliseconds(500));
  CHECK(upload.waited().what == Do::ask);
}

TEST_CASE("after a wrong offset the machine asks the server for the offset") {
  UploadMachine upload = machine();
  (void)upload.begin({});
  (void)upload.created(std::string("tus"), 0);
  CHECK(upload.sent(status(409), 0).what == Do::wait);
  CHECK(upload.waited().what == Do::ask);
}

TEST_CASE(
    "an upload gives up after so many failures in a row; bytes that arrive begin the count anew") {
  UploadMachine upload = machine(3);
  (void)upload.begin(UnfinishedUpload{.id = "tus"});
  CHECK(upload.asked(lost(), 0).what == Do::wait);
  CHECK(upload.asked(std::uint64_t{4}, 0).what == Do::send);
  CHECK(upload.sent(lost(), 0).what == Do::wait);
  CHECK(upload.asked(lost(), 0).what == Do::wait);
  const auto last = upload.asked(lost(), 0);
  CHECK(last.what == Do::fail);
  CHECK(last.error->kind() == ErrorKind::outcomeUnknown);
  CHECK(upload.upload().id == "tus");  // the next call goes on with it
}

TEST_CASE("a piece of which nothing is taken is a try, with its pause") {
  UploadMachine upload = machine(3);
  (void)upload.begin({});
  (void)upload.created(std::string("tus"), 0);
  for (int tries = 1; tries < 3; ++tries) {
    const auto step = upload.sent(UploadMachine::Sent{.offset = 0}, 0.5);
    CHECK(step.what == Do::wait);
    CHECK(step.delay > std::chrono::milliseconds(0));
    CHECK(upload.waited().what == Do::ask);
    CHECK(upload.asked(std::uint64_t{0}, 0).what == Do::send);
  }
  const auto last = upload.sent(UploadMachine::Sent{.offset = 0}, 0);
  CHECK(last.what == Do::fail);
  CHECK(last.error->kind() == ErrorKind::network);
  CHECK(upload.upload().id == "tus");  // the next call goes on with it
}

TEST_CASE("the last piece, too, has to be taken") {
  UploadMachine upload = machine(2);
  (void)upload.begin(UnfinishedUpload{.id = "tus", .maybeWhole = true});
  CHECK(upload.asked(std::uint64_t{8}, 0).what == Do::send);
  CHECK(upload.sent(UploadMachine::Sent{.offset = 8, .file = "f"}, 0).what == Do::wait);
  CHECK(upload.asked(std::uint64_t{8}, 0).what == Do::send);
  CHECK(upload.sent(UploadMachine::Sent{.offset = 8, .file = "f"}, 0).what == Do::fail);
}

TEST_CASE("a server that loses what it had is not served for ever") {
  UploadMachine upload = machine(3);
  (void)upload.begin({});
  (void)upload.created(std::string("tus"), 0);
  int pieces = 0;
  for (auto step = upload.asked(std::uint64_t{0}, 0); step.what == Do::send; ++pieces) {
    REQUIRE(pieces < 100);
    CHECK(upload.sent(UploadMachine::Sent{.offset = 4}, 0).what == Do::send);
    step = upload.sent(UploadMachine::Sent{.offset = 0}, 0);
  }
  CHECK(pieces == 3);
}

TEST_CASE("a refusal ends it at once") {
  const int refusal = GENERATE(400, 401, 403, 413);
  UploadMachine upload = machine();
  (void)upload.begin({});
  CHECK(upload.created(status(refusal), 0).what == Do::fail);
}

TEST_CASE("an upload that the server forgot starts over, but not for ever") {
  UploadMachine upload = machine(3);
  (void)upload.begin(UnfinishedUpload{.id = "tus"});
  CHECK(upload.asked(status(404), 0).what == Do::create);
  CHECK(upload.upload().id.empty());
  (void)upload.created(std::string("second"), 0);
  CHECK(upload.sent(status(404), 0).what == Do::create);
  (void)upload.created(std::string("third"), 0);
  CHECK(upload.sent(status(404), 0).what == Do::fail);
}

TEST_CASE("when the reply to the last piece is lost, the record shows what is there") {
  UploadMachine upload = atTheEnd();
  CHECK(upload.asked(status(404), 0).what == Do::check);
  SECTION("that all is there") {
    CHECK(upload.checked(true, 0).what == Do::succeed);
    CHECK(upload.upload().file == "file");
  }
  SECTION("that it is not") {
    CHECK(upload.checked(false, 0).what == Do::create);
  }
  SECTION("nothing, since it is gone") {
    CHECK(upload.checked(status(403), 0).what == Do::create);
  }
  SECTION("nothing yet") {
    CHECK(upload.checked(lost(), 0).what == Do::wait);
    CHECK(upload.waited().what == Do::check);
  }
}

TEST_CASE("without a record that can be read, the outcome of a lost last piece is unknown") {
  UploadMachine upload = atTheEnd("");
  const auto step = upload.asked(status(404), 0);
  CHECK(step.what == Do::fail);
  CHECK(step.error->kind() == ErrorKind::outcomeUnknown);
  CHECK(upload.upload().id.empty());  // nothing to go on with
}

TEST_CASE("whoever may not read the record uploads all the same") {
  UploadMachine upload = machine();
  (void)upload.begin(UnfinishedUpload{.id = "tus"});
  CHECK(upload.asked(std::uint64_t{8}, 0).what == Do::look);
  CHECK(upload.looked(status(403), 0).what == Do::send);
  CHECK(upload.sent(UploadMachine::Sent{.offset = 10, .file = "file"}, 0).what == Do::succeed);
}

TEST_CASE("when the server has all, an empty piece has it finish") {
  UploadMachine upload = atTheEnd();
  const auto step = upload.asked(std::uint64_t{10}, 0);
  CHECK(step.what == Do::send);
  CHECK(step.offset == 10);
  CHECK(step.length == 0);
}

TEST_CASE("a server that has more than there is is not believed") {
  UploadMachine upload = machine();
  (void)upload.begin(UnfinishedUpload{.id = "tus"});
  CHECK(upload.asked(std::uint64_t{11}, 0).what == Do::create);
}

TEST_CASE("an unfinished upload survives as text, and any other text is not an upload") {
  const UnfinishedUpload upload{
      .id = "tus", .maybeWhole = true, .file = "f\"ile", .uploadedOn = "2026-11-24T00:00:00.000Z"};
  const auto read = UnfinishedUpload::fromJson(upload.toJson());
  REQUIRE(read);
  CHECK(read->id == "tus");
  CHECK(read->maybeWhole);
  CHECK(read->file == "f\"ile");
  CHECK(read->uploadedOn == upload.uploadedOn);
  for (const char* text : {"", "{", "{}", "[]", R"({"id":""})", R"({"id":1})"})
    CHECK_FALSE(UnfinishedUpload::fromJson(text));
}
