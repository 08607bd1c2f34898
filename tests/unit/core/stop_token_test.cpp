#include <directus/core/stop_token.hpp>
#include <directus/http/request_options.hpp>

#include <stop_token>
#include <type_traits>

#include "core/stop_token.hpp"
#include "support/catch.hpp"

using namespace directus;

static_assert(std::is_convertible_v<std::stop_token, StopToken>);
static_assert(!std::is_constructible_v<StopToken, std::stop_source>);
static_assert(!std::is_constructible_v<StopToken, int>);

TEST_CASE("a stop token without a source never stops") {
  const StopToken none;
  CHECK_FALSE(none.stop_possible());
  CHECK_FALSE(none.stop_requested());
  CHECK(none == StopToken(std::stop_token()));
}

TEST_CASE("a stop token follows its source, and so do its copies") {
  std::stop_source source;
  const RequestOptions options{.stop = source.get_token()};
  const RequestOptions copy = options;
  CHECK(copy.stop.stop_possible());
  CHECK_FALSE(copy.stop.stop_requested());
  source.request_stop();
  CHECK(copy.stop.stop_requested());
  CHECK(detail::standard(copy.stop) == source.get_token());
}

TEST_CASE("a stop token outlives its source") {
  StopToken token;
  {
    std::stop_source source;
    token = source.get_token();
    CHECK(token.stop_possible());
  }
  CHECK_FALSE(token.stop_possible());
}

TEST_CASE("stop tokens are equal that have the same source") {
  const std::stop_source one;
  const std::stop_source other;
  const StopToken token = one.get_token();
  CHECK(token == StopToken(one.get_token()));
  CHECK_FALSE(token == StopToken(other.get_token()));
  CHECK_FALSE(token == StopToken());
}
