#include <directus/values/chrono.hpp>

#include "support/catch.hpp"

using namespace directus;
using namespace std::chrono;
using namespace std::chrono_literals;

TEST_CASE("a date is chrono's") {
  CHECK(toChrono(Date{2024, 2, 29}) == 2024y / February / 29);
  CHECK(fromChrono(2024y / February / 29) == Date{2024, 2, 29});
}

TEST_CASE("a time is the span since midnight") {
  CHECK(toChrono(Time{13, 37, 5, 250'000'000}) == 13h + 37min + 5s + 250ms);
  CHECK(fromChrono(13h + 37min + 5s + 250ms) == Time{13, 37, 5, 250'000'000});
}

TEST_CASE("a date and time is chrono's local time, also before 1970 and in 9999") {
  const DateTime late{{9999, 12, 31}, {23, 59, 59, 999'999'000}};
  const DateTime early{{1, 1, 1}, {0, 0, 1}};
  CHECK(fromChrono(toChrono(late)) == late);
  CHECK(fromChrono(toChrono(early)) == early);
  CHECK(toChrono(DateTime{{2024, 2, 29}, {13, 37}}) ==
        local_days(2024y / February / 29) + 13h + 37min);
}

TEST_CASE("a timestamp is chrono's system time") {
  const Timestamp moment = Timestamp::parse("2024-02-29T11:37:00.123Z").value();
  CHECK(toChrono(moment) == sys_days(2024y / February / 29) + 11h + 37min + 123ms);
  CHECK(fromChrono(toChrono(moment)) == moment);
  CHECK(fromChrono(sys_days(1969y / December / 31)).toString() == "1969-12-31T00:00:00.000Z");
}

TEST_CASE("what is finer than milliseconds is dropped, also before 1970") {
  CHECK(fromChrono(sys_time<microseconds>(-1us)) == Timestamp{-1});
}
