#include <directus/core/result.hpp>

#include "support/catch.hpp"

using namespace directus;

TEST_CASE("an error says what happened to which request in one line") {
  const Error error({.kind = ErrorKind::api,
                     .message = "You may not.",
                     .status = 403,
                     .errors = {{.message = "You may not.",
                                 .code = ErrorCode::forbidden,
                                 .codeText = "FORBIDDEN"}},
                     .method = "GET",
                     .path = "/items/articles"});
  CHECK(std::string(error.what()) == "GET /items/articles: 403 FORBIDDEN: You may not.");
}

TEST_CASE("the value of a temporary result outlives it") {
  std::string joined;
  for (char c : Result<std::string>(std::string(100, 'x')).value()) joined += c;
  CHECK(joined.size() == 100);
}

TEST_CASE("value throws the error that a result holds") {
  const Result<int> result = detail::invalidArgument("key", "empty");
  CHECK_THROWS_AS((void)result.value(), Error);
}

TEST_CASE("and_then and transform pass an error through") {
  auto result = Result<int>(detail::invalidArgument("key", "empty"))
                    .and_then([](int i) { return Result<int>(i + 1); })
                    .transform([](int i) { return i * 2; });
  CHECK(result.error().kind() == ErrorKind::invalidArgument);
}

TEST_CASE("every Directus code has its enumerator") {
  CHECK(errorCodeFromText("TOKEN_EXPIRED") == ErrorCode::tokenExpired);
  CHECK(errorCodeFromText("SOMETHING_NEW") == ErrorCode::unknown);
}

TEST_CASE("the line of an error is cut, and each of its parts leaves room for the others") {
  const std::string text(5000, 'x');
  const Error error({.kind = ErrorKind::api,
                     .message = text,
                     .status = 400,
                     .errors = {{.message = text, .codeText = text}},
                     .method = text,
                     .path = '/' + text});
  const std::string what = error.what();
  CHECK(what.size() <= 1024);
  for (const char* part : {"xxx… /xxx", "xxx…: 400 xxx", "xxx…: xxx"})
    CHECK(what.find(part) != std::string::npos);
  CHECK(what.ends_with("xxx…"));
  CHECK(error.withRequest("GET", "/").path().size() == 256);
}

TEST_CASE("control characters in an error are spaces, and what is not UTF-8 is a question mark") {
  const Error error(
      {.message = "a\nb\r\x1b[0m\xC2\x9B\xE2\x80\xA9\xE2\x81\xA6\xEF\xBB\xBFz\xff\xE2\x82",
       .path = "/\x01"});
  CHECK(std::string(error.what()) == "/ : a b  [0m    z???");
}

TEST_CASE("a text that fits is not cut, one byte more is") {
  CHECK(std::string(Error({.message = std::string(600, 'm')}).what()) == std::string(600, 'm'));
  CHECK(std::string(Error({.message = std::string(601, 'm')}).what()) ==
        std::string(597, 'm') + "…");
}
