#include "core/time.hpp"

#include <directus/core/milliseconds.hpp>

#include <limits>

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono_literals;
using detail::doubled;
using detail::later;
using detail::saturated;
using detail::sum;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using Steady = std::chrono::steady_clock;

namespace {
constexpr long long most = std::numeric_limits<long long>::max();
}

TEST_CASE("a span that fits its unit is taken as it is") {
  CHECK(saturated<nanoseconds>(3ms) == 3'000'000ns);
  CHECK(saturated<milliseconds>(3'999'999ns) == 3ms);
  CHECK(saturated<nanoseconds>(-3ms) == -3'000'000ns);
}

TEST_CASE("a span that its unit cannot hold is the longest there is") {
  CHECK(saturated<nanoseconds>(milliseconds::max()) == nanoseconds::max());
  CHECK(saturated<nanoseconds>(milliseconds::min()) == nanoseconds::min());
  CHECK(saturated<nanoseconds>(std::chrono::years(293)) == nanoseconds::max());
  CHECK(saturated<milliseconds>(std::chrono::seconds::max()) == milliseconds::max());
  CHECK(saturated<milliseconds>(std::chrono::duration<double>(1e300)) == milliseconds::max());
}

TEST_CASE("a sum that cannot be held is the longest span there is") {
  CHECK(sum(1ms, 2ms) == 3ms);
  CHECK(sum(milliseconds::max(), 1ms) == milliseconds::max());
  CHECK(sum(1ms, milliseconds::max()) == milliseconds::max());
  CHECK(sum(milliseconds::min(), -1ms) == milliseconds::min());
  CHECK(sum(milliseconds::max(), milliseconds::min()) == -1ms);
}

TEST_CASE("a moment that cannot be held is the last one there is") {
  const auto now = Steady::time_point(1h);
  CHECK(later(now, 5ms) == now + 5ms);
  CHECK(later(now, -5ms) == now - 5ms);
  CHECK(later(now, milliseconds::max()) == Steady::time_point::max());
  CHECK(later(now, std::chrono::years(1000)) == Steady::time_point::max());
  CHECK(later(Steady::time_point::max(), 1ms) == Steady::time_point::max());
}

TEST_CASE("a span is doubled up to a most") {
  CHECK(doubled(200ms, 0, 20'000ms) == 200ms);
  CHECK(doubled(200ms, 3, 20'000ms) == 1600ms);
  CHECK(doubled(200ms, 30, 20'000ms) == 20'000ms);
  CHECK(doubled(200ms, 2'000'000'000, milliseconds::max()) == milliseconds::max());
  CHECK(doubled(milliseconds::max(), 5, milliseconds::max()) == milliseconds::max());
  CHECK(doubled(0ms, 2'000'000'000, 1ms) == 0ms);
  CHECK(doubled(50ms, 0, 20ms) == 20ms);
}

TEST_CASE("an option takes any span, the longest there is instead of an overflow") {
  CHECK(Milliseconds(milliseconds::max()).count() == most);
  CHECK(Milliseconds(std::chrono::seconds::max()).count() == most);
  CHECK(Milliseconds(std::chrono::hours(most / 1000)).count() == most);
  CHECK(Milliseconds(std::chrono::years(1'000'000'000)).count() == most);
  CHECK(Milliseconds(std::chrono::duration<double>(1e300)).count() == most);
  CHECK(Milliseconds(std::chrono::duration<float>(1e30F)).count() == most);
  CHECK(Milliseconds(std::numeric_limits<std::uint64_t>::max()).count() == most);
  CHECK(Milliseconds(std::chrono::seconds::min()).count() == -most);
  CHECK(Milliseconds(std::chrono::years(1)).count() == 31'556'952'000);
  CHECK(Milliseconds(nanoseconds::max()).count() == 9'223'372'036'855);
  CHECK(Milliseconds(nanoseconds(1)).count() == 1);
  CHECK(Milliseconds(nanoseconds(-1)).count() == 0);
  CHECK(Milliseconds(std::chrono::duration<double>(0.0001)).count() == 1);
  CHECK(Milliseconds(std::chrono::duration<int, std::ratio<1, 3>>(2)).count() == 667);
}
