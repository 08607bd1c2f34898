#include <directus/values/date_time.hpp>

#include <directus/query/filter.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Event {
  std::optional<Date> date{};
  std::optional<Time> time{};
  std::optional<DateTime> date_time{};
  std::optional<Timestamp> timestamp{};
};

constexpr const char* event =
    R"({"date":"2024-02-29","time":"13:37:00","date_time":"2024-02-29T13:37:00","timestamp":"2024-02-29T11:37:00.123Z"})";

template <class T>
std::string json(const T& value) {
  const auto text = detail::encode(detail::typeInfo<T>(), &value);
  return text ? *text : std::string("refused: ") + text.error().what();
}

}  // namespace

TEST_CASE("dates and times are read and written as Directus has them") {
  const auto read = ::read<Event>(std::string(R"({"data":)") + event + "}").value();
  CHECK(read.date == Date{2024, 2, 29});
  CHECK(read.time == Time{13, 37});
  CHECK(read.date_time == DateTime{{2024, 2, 29}, {13, 37}});
  CHECK(read.timestamp == Timestamp{1709206620123});
  CHECK(json(read) == event);
}

TEST_CASE("dates that there are") {
  for (const char* text : {"0001-01-01", "1900-02-28", "2000-02-29", "2024-12-31", "9999-12-31"})
    CHECK(Date::parse(text)->toString() == text);
}

TEST_CASE("dates that there are not") {
  for (const char* text : {"", "2023-02-29", "1900-02-29", "2024-00-10", "2024-13-01", "2024-04-31",
                           "2024-01-00", "0000-01-01", "24-01-01", "2024-1-1", "2024/01/01",
                           "2024-01-01T00:00:00", "2024-01-01 ", "-2024-01-01"})
    CHECK_FALSE(Date::parse(text));
}

TEST_CASE("a date is written from the year 1 to 9999, and within its month") {
  CHECK(Date{1, 1, 1}.toString() == "0001-01-01");
  CHECK(Date{9999, 12, 31}.toString() == "9999-12-31");
  for (const Date& date :
       {Date{0, 12, 31}, Date{10000, 1, 1}, Date{-1, 1, 1}, Date{2024, 0, 1}, Date{2024, 13, 1},
        Date{2024, -1, 1}, Date{2024, 257, 1}, Date{2024, 1, 0}, Date{2024, 1, 32},
        Date{2024, 1, -1}, Date{2024, 1, 257}, Date{2023, 2, 29}})
    CHECK(date.toString().empty());
}

TEST_CASE("a time is written within its day") {
  CHECK(Time{23, 59, 59, 999'999'999}.toString() == "23:59:59.999999999");
  for (const Time& time : {Time{24, 0}, Time{-1, 0}, Time{0, 60}, Time{0, -1}, Time{0, 0, 60},
                           Time{0, 0, -1}, Time{0, 0, 0, 1'000'000'000}, Time{0, 0, 0, -1}})
    CHECK(time.toString().empty());
}

TEST_CASE("a time may lack seconds or have fractions of them") {
  CHECK(Time::parse("13:37") == Time{13, 37});
  CHECK(Time::parse("23:59:59.5") == Time{23, 59, 59, 500'000'000});
  CHECK(Time::parse("23:59:59.123456789123") == Time{23, 59, 59, 123'456'789});
  for (const char* text : {"00:00:00", "13:37:00.123", "23:59:59.123456", "23:59:59.000000001"})
    CHECK(Time::parse(text)->toString() == text);
}

TEST_CASE("times that there are not") {
  for (const char* text : {"", "24:00:00", "12:60:00", "12:00:60", "1:00:00", "12:00:00.", "12",
                           "12:00:00Z", "12:00:00+02", "-1:00:00"})
    CHECK_FALSE(Time::parse(text));
}

TEST_CASE("a date and time has a T and no zone") {
  CHECK(DateTime::parse("2024-02-29T13:37:00.25") ==
        DateTime{{2024, 2, 29}, {13, 37, 0, 250'000'000}});
  for (const char* text : {"2024-02-29", "2024-02-29 13:37:00", "2024-02-29T13:37:00Z",
                           "2023-02-29T13:37:00", "2024-02-29T25:00:00"})
    CHECK_FALSE(DateTime::parse(text));
}

TEST_CASE("a timestamp of any zone is one moment") {
  for (const char* text : {"2024-02-29T11:37:00.123Z", "2024-02-29T13:37:00.123+02:00",
                           "2024-02-29T06:07:00.1239-05:30"})
    CHECK(Timestamp::parse(text)->toString() == "2024-02-29T11:37:00.123Z");
}

TEST_CASE("timestamps at their limits") {
  for (const char* text : {"0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
                           "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"})
    CHECK(Timestamp::parse(text)->toString() == text);
  CHECK(Timestamp{0}.toString() == "1970-01-01T00:00:00.000Z");
  CHECK(Timestamp{253402300799999}.toString() == "9999-12-31T23:59:59.999Z");
  CHECK(Timestamp{253402300800000}.toString().empty());
  CHECK(Timestamp{-62135596800000}.toString() == "0001-01-01T00:00:00.000Z");
  CHECK(Timestamp{-62135596800001}.toString().empty());
}

TEST_CASE("the moment 0 comes as a number from SQLite") {
  CHECK(read<Timestamp>(R"({"data":0})").value() == Timestamp{0});
  CHECK(failure<Timestamp>(R"({"data":12})") ==
        "data: expected timestamp (2024-02-29T11:37:00.123Z), got 12");
}

TEST_CASE("text that is not a timestamp is refused") {
  for (const char* text : {"", "2024-02-29T11:37:00.123", "2024-02-29", "2024-02-30T11:37:00Z",
                           "2024-02-29T11:37:00+0200", "2024-02-29T11:37:00z"})
    CHECK_FALSE(Timestamp::parse(text));
}

TEST_CASE("what is not a date or time is named when it is read") {
  CHECK(failure<Event>(R"({"data":{"date":"29.02.2024"}})") ==
        "data.date: expected date (2024-02-29), got \"29.02.2024\"");
  CHECK(failure<Event>(R"({"data":{"time":"noon"}})") ==
        "data.time: expected time (13:37:00), got \"noon\"");
  CHECK(failure<Event>(R"({"data":{"date_time":12}})") ==
        "data.date_time: expected date and time (2024-02-29T13:37:00), got number");
  CHECK(failure<Event>(R"({"data":{"timestamp":"2024-02-29T11:37:00"}})") ==
        "data.timestamp: expected timestamp (2024-02-29T11:37:00.123Z), got "
        "\"2024-02-29T11:37:00\"");
}

TEST_CASE("a date that there is not is refused with its path") {
  CHECK(json(Event{.date = Date{2023, 2, 29}, .time = {}, .date_time = {}, .timestamp = {}}) ==
        "refused: date: invalid date (2024-02-29)");
  CHECK(json(std::vector<Date>{Date()}) == "refused: [0]: invalid date (2024-02-29)");
  CHECK(std::string(Patch<Event>{field<"timestamp"> = Timestamp()}.text().error().what()) ==
        "timestamp: is not a valid timestamp (2024-02-29T11:37:00.123Z)");
}

TEST_CASE("dates and times stand in filters and patches") {
  const Filter<Event> filter =
      field<"date"> > Date{2024, 2, 29} && field<"timestamp"> < Variable("$NOW");
  CHECK(detail::filterJson(filter) ==
        R"({"_and":[{"date":{"_gt":"2024-02-29"}},{"timestamp":{"_lt":"$NOW"}}]})");
  CHECK(Patch<Event>{field<"time"> = Time{1, 2, 3}, field<"date_time"> = std::nullopt,
                     field<"timestamp"> = std::optional(Timestamp{0})}
            .text()
            .value() ==
        R"({"time":"01:02:03","date_time":null,"timestamp":"1970-01-01T00:00:00.000Z"})");
}
