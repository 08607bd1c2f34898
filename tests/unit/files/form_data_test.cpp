#include <directus/files/form_data.hpp>

#include "support/catch.hpp"
#include "support/failure.hpp"
#include "support/temporary_folder.hpp"

using namespace directus;
using namespace directus_test;

namespace {

struct Sent {
  std::string text;  // `B` in the place of the boundary
  std::string boundary;
  std::optional<std::uint64_t> size;
};

std::string readAllOf(BodySource& source, std::size_t step = 7) {
  std::string text;
  std::string buffer(step, '\0');
  while (const std::size_t count = source.read(buffer.data(), step).value())
    text.append(buffer, 0, count);
  return text;
}

Sent encode(const FormData& form) {
  const auto encoded = form.encode().value();
  Sent sent{.text = readAllOf(*encoded.source),
            .boundary = encoded.contentType.substr(encoded.contentType.find('=') + 1),
            .size = encoded.source->size()};
  if (sent.size) CHECK(*sent.size == sent.text.size());
  for (auto at = sent.text.find(sent.boundary); at != std::string::npos;
       at = sent.text.find(sent.boundary, at + 1))
    sent.text.replace(at, sent.boundary.size(), "B");
  return sent;
}

File hello(FileOptions options = {.name = "a b.txt"}) {
  return File::fromMemory("hello", std::move(options));
}

}  // namespace

TEST_CASE("a form is texts and files between boundaries") {
  CHECK(encode(FormData().append("title", "Naïve").append("file", hello())).text ==
        "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nNaïve\r\n"
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.txt\"\r\n"
        "Content-Type: text/plain\r\n\r\nhello\r\n"
        "--B--\r\n");
}

TEST_CASE("a text that no file follows is sent before the last file") {
  const auto text = encode(FormData()
                               .append("a", "1")
                               .append("file", hello({.name = "first"}))
                               .append("file", hello({.name = "last"}))
                               .append("b", "2"))
                        .text;
  CHECK(text.find("\"a\"") < text.find("\"first\""));
  CHECK(text.find("\"first\"") < text.find("\"b\""));
  CHECK(text.find("\"b\"") < text.find("\"last\""));
}

TEST_CASE("a form of texts alone keeps its order") {
  const auto text = encode(FormData().append("a", "1").append("b", "2")).text;
  CHECK(text.find("\"a\"") < text.find("\"b\""));
}

TEST_CASE("a name cannot leave its quotes or its line") {
  const auto text =
      encode(FormData().append("a\"\r\nX: 1", "v").append("file", hello({.name = "\"\r\n.txt"})))
          .text;
  CHECK(text.find("name=\"a\\\"%0D%0AX: 1\"\r\n") != std::string::npos);
  CHECK(text.find("filename=\"\\\"%0D%0A.txt\"\r\n") != std::string::npos);
}

TEST_CASE("a type that would break out of its line is refused") {
  const auto form = FormData().append("file", hello({.name = "a", .type = "text/plain\r\nX: 1"}));
  CHECK(failureOf(form.encode()).kind() == ErrorKind::invalidArgument);
}

TEST_CASE("each encoding has a boundary of its own") {
  const auto form = FormData().append("a", "1");
  CHECK(encode(form).boundary != encode(form).boundary);
}

TEST_CASE("the type follows from the name, a given one wins") {
  CHECK(hello({.name = "x.PNG"}).type() == "image/png");
  CHECK(hello({.name = "x.tar.gz"}).type() == "application/gzip");
  CHECK(hello({.name = "x"}).type() == "application/octet-stream");
  CHECK(hello({.name = "x.png", .type = "text/csv"}).type() == "text/csv");
  CHECK(hello({}).name() == "blob");
}

TEST_CASE("a file on disk is called as its path ends, and read anew each time") {
  const TemporaryFolder folder;
  writeText(folder.file("größe.txt"), "one");
  const auto form = FormData().append("file", File::fromPath(folder.file("größe.txt")));
  CHECK(encode(form).text.find("filename=\"größe.txt\"") != std::string::npos);
  writeText(folder.file("größe.txt"), "second");
  CHECK(encode(form).text.find("\r\n\r\nsecond\r\n") != std::string::npos);
}

TEST_CASE("a file that is not there is a storage error that names it") {
  const auto error = failureOf(FormData().append("f", File::fromPath("/no/such.txt")).encode());
  CHECK(error.kind() == ErrorKind::storage);
  CHECK(std::string(error.what()).find("/no/such.txt") != std::string::npos);
}

TEST_CASE("a file that shrinks while it is read is an error, not a short upload") {
  const TemporaryFolder folder;
  writeText(folder.file("a"), "0123456789");
  const auto source = File::fromPath(folder.file("a")).open().value();
  std::filesystem::resize_file(folder.path() / "a", 4);
  char buffer[100];
  CHECK(source->read(buffer, sizeof buffer).value() == 4);
  CHECK(failureOf(source->read(buffer, sizeof buffer)).kind() == ErrorKind::storage);
}

TEST_CASE("a read callback of unknown size makes a form of unknown size") {
  int left = 3;
  const auto file = File::fromCallback([&](char* buffer, std::size_t) -> std::size_t {
    if (left-- <= 0) return 0;
    *buffer = 'x';
    return 1;
  });
  const Sent sent = encode(FormData().append("file", file));
  CHECK_FALSE(sent.size);
  CHECK(sent.text.find("\r\n\r\nxxx\r\n--B--") != std::string::npos);
}

TEST_CASE("a read callback serves once, unless it can be rewound") {
  const auto nothing = [](char*, std::size_t) -> std::size_t { return 0; };
  const auto once = FormData().append("file", File::fromCallback(nothing));
  CHECK(once.encode().value().source->rewind() == false);
  CHECK(failureOf(once.encode()).kind() == ErrorKind::invalidArgument);

  const auto again =
      FormData().append("file", File::fromCallback(nothing, {.rewind = [] { return true; }}));
  CHECK(again.encode().value().source->rewind());
  CHECK(again.encode().has_value());
}

TEST_CASE("a form is sent again from its first byte") {
  const auto encoded = FormData().append("a", "1").append("file", hello()).encode().value();
  const std::string first = readAllOf(*encoded.source);
  REQUIRE(encoded.source->rewind());
  CHECK(readAllOf(*encoded.source, 1000) == first);
}

TEST_CASE("forms compare by what is in them") {
  const auto form = [](const char* text) {
    return FormData().append("file", File::fromMemory(text, {.name = "n"}));
  };
  CHECK(form("a") == form("a"));
  CHECK_FALSE(form("a") == form("b"));
  CHECK(FormData().append("f", File::fromPath("x")) == FormData().append("f", File::fromPath("x")));
  CHECK_FALSE(FormData().append("f", File::fromPath("x")) ==
              FormData().append("f", File::fromMemory("", {.name = "x"})));
}
