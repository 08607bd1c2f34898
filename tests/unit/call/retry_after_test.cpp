#include "call/retry_after.hpp"

#include "support/catch.hpp"

using directus::detail::parseRetryAfter;
using namespace std::chrono_literals;

namespace {
// 2026-11-24T00:00:00Z
const std::chrono::system_clock::time_point now{std::chrono::seconds(1795478400)};
}  // namespace

TEST_CASE("Retry-After in seconds") {
  CHECK(parseRetryAfter("5", now) == 5s);
}

TEST_CASE("Retry-After as an HTTP date counts from now") {
  CHECK(parseRetryAfter("Tue, 24 Nov 2026 00:00:30 GMT", now) == 30s);
}

TEST_CASE("Retry-After as a date is the same in each form of HTTP, and anything else no hint") {
  const auto hour = std::chrono::hours(1);
  for (const char* date : {"Tue, 24 Nov 2026 01:00:00 GMT", "Tuesday, 24-Nov-26 01:00:00 GMT"})
    CHECK(parseRetryAfter(date, now) == hour);
  CHECK(parseRetryAfter("Tue, 24 Nov 2026 23:59:60 GMT", now) == 24 * hour);
  CHECK(parseRetryAfter("Wed, 01 Dec 2027 00:00:00 GMT", now) == std::chrono::hours(24 * 365));
  CHECK(parseRetryAfter("Wed, 01 Sep 2027 00:00:01 GMT", now) == 281 * 24 * hour + 1s);
  for (const char* date : {"Tue, 24 Nov 2026 01:00:00 CET", "Tue, 24 Nov 2026 24:00:00 GMT",
                           "Tue, 24 Nov 2026 01:60:00 GMT", "Tue, 24 ecN 2026 01:00:00 GMT",
                           "Tue, 24 Foo 2026 01:00:00 GMT"})
    CHECK(parseRetryAfter(date, now) == std::nullopt);
}

TEST_CASE("a Retry-After date that has passed is not a hint", "[B44]") {
  CHECK(parseRetryAfter("Mon, 23 Nov 2026 00:00:00 GMT", now) == std::nullopt);
}

TEST_CASE("a negative Retry-After is not a hint", "[B41]") {
  CHECK(parseRetryAfter("-1", now) == std::nullopt);
}

TEST_CASE("garbage in Retry-After is not a hint") {
  CHECK(parseRetryAfter("soon", now) == std::nullopt);
  CHECK(parseRetryAfter("", now) == std::nullopt);
  CHECK(parseRetryAfter("5s", now) == std::nullopt);
}

TEST_CASE("a Retry-After beyond every number is a year", "[B42][B45]") {
  CHECK(parseRetryAfter("99999999999999999999", now) == std::chrono::hours(24 * 365));
  CHECK(parseRetryAfter("Fri, 31 Dec 9999 23:59:59 GMT", now) == std::chrono::hours(24 * 365));
}
