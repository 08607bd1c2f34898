#include "call/retry_policy.hpp"
#include "call/retry_budget.hpp"

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;
using detail::retryDelay;

namespace {

Error failure(bool retryable, std::optional<std::chrono::milliseconds> retryAfter = {}) {
  return Error({.kind = ErrorKind::network,
                .message = "lost",
                .retryAfter = retryAfter,
                .retryable = retryable});
}

}  // namespace

TEST_CASE("the wait doubles with each try, up to its cap") {
  const RetryOptions options{.tries = 20, .baseDelay = 200, .maxDelay = 20'000};
  CHECK(retryDelay(options, failure(true), 1, {}, 0.5) == 100ms);
  CHECK(retryDelay(options, failure(true), 2, {}, 0.5) == 200ms);
  CHECK(retryDelay(options, failure(true), 3, {}, 0.5) == 400ms);
  CHECK(retryDelay(options, failure(true), 19, {}, 0.5) == 10s);
}

TEST_CASE("the wait is a random part of what it may be") {
  CHECK(retryDelay({}, failure(true), 1, {}, 0.0) == 0ms);
  CHECK(retryDelay({}, failure(true), 1, {}, 0.99) == 198ms);
}

TEST_CASE("what must not be repeated is not") {
  CHECK_FALSE(retryDelay({}, failure(false), 1, {}, 0.5));
}

TEST_CASE("after the last try it is given up") {
  CHECK(retryDelay({.tries = 3}, failure(true), 2, {}, 0.5));
  CHECK_FALSE(retryDelay({.tries = 3}, failure(true), 3, {}, 0.5));
  CHECK_FALSE(retryDelay({.tries = 1}, failure(true), 1, {}, 0.5));
}

TEST_CASE("the server's hint is the least that is waited") {
  CHECK(retryDelay({}, failure(true, 1000ms), 1, {}, 0.0) == 1s);
  CHECK(retryDelay({}, failure(true, 1000ms), 1, {}, 0.5) == 1100ms);
}

TEST_CASE("a wait that the deadline does not allow is not begun") {
  CHECK_FALSE(retryDelay({}, failure(true, 86'400s), 1, 5s, 0.5));
  CHECK_FALSE(retryDelay({}, failure(true), 1, 50ms, 0.5));
}

TEST_CASE("a server that asks for longer than maxRetryAfter gets no second try") {
  CHECK(retryDelay({}, failure(true, 60s), 1, {}, 0.0) == 60s);
  CHECK_FALSE(retryDelay({}, failure(true, 60'001ms), 1, {}, 0.0));
  CHECK(retryDelay({.maxRetryAfter = 2h}, failure(true, 1h), 1, {}, 0.0) == 1h);
  CHECK_FALSE(retryDelay({.maxRetryAfter = 0}, failure(true, 1ms), 1, {}, 0.0));
  CHECK(retryDelay({.maxRetryAfter = 0}, failure(true), 1, {}, 0.5) == 100ms);
}

TEST_CASE("pauses without end do not overflow") {
  const auto longest = std::chrono::milliseconds::max();
  const RetryOptions options{
      .tries = 100, .baseDelay = longest, .maxDelay = longest, .maxRetryAfter = longest};
  CHECK(retryDelay(options, failure(true, longest), 99, {}, 0.99) == longest);
  CHECK(*retryDelay(options, failure(true), 99, {}, 0.5) > std::chrono::hours(1'000'000));
  CHECK_FALSE(retryDelay(options, failure(true), 1, 1h, 0.5));
}

TEST_CASE("the budget of a client is used up by retries and refilled by success") {
  detail::RetryBudget budget;
  int taken = 0;
  while (budget.take()) ++taken;
  CHECK(taken == 100);
  budget.succeeded(true);
  CHECK(budget.take());
  CHECK_FALSE(budget.take());
  for (int i = 0; i < 5; ++i) budget.succeeded(false);
  CHECK(budget.take());
}
