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
