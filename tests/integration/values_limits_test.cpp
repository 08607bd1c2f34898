// Values at their limits, and what the two databases make of them.
#include <limits>

#include "samples.hpp"
#include "support/catch.hpp"

using namespace directus;
using samples::Sample;

namespace {

/// All control characters but U+0000, which PostgreSQL cannot store, and what JSON escapes.
std::string controls() {
  std::string text = "\"\\/\x7f\xE2\x80\xA8\xF0\x9F\x98\x80";
  for (char c = 1; c < 32; ++c) text += c;
  return text;
}

constexpr std::int64_t oddBig = 9007199254740993;  // 2^53 + 1: no double

}  // namespace

TEST_CASE("text of any character survives", "[values]") {
  const samples::Collection collection;
  const Sample created =
      collection.stored({.name = "\xF0\x9F\x98\x80 \xC3\xA9", .body = controls()});
  CHECK(created.name == "\xF0\x9F\x98\x80 \xC3\xA9");
  CHECK(created.body == controls());
  CHECK(collection.changed(created.id, {field<"name"> = controls()}).name == controls());
}

TEST_CASE("a megabyte of text survives", "[values]") {
  const samples::Collection collection;
  std::string text;
  while (text.size() < 1'000'000) text += "0123456789 \xC3\xA9 \xF0\x9F\x98\x80 ";
  CHECK(collection.stored({.body = text}).body == text);
}

TEST_CASE("numbers at the limits of their type survive", "[values]") {
  const samples::Collection collection;
  constexpr auto most = (std::numeric_limits<std::int32_t>::max)();
  constexpr auto least = (std::numeric_limits<std::int32_t>::min)();
  constexpr std::int64_t safe = 9007199254740991;
  const Sample created = collection.stored({.n = most, .rating = 0.1, .big = safe});
  CHECK(created.n == most);
  CHECK(created.rating == 0.1);
  CHECK(created.big == safe);
  const Sample patched = collection.changed(created.id, {field<"n"> = least, field<"big"> = -safe});
  CHECK(patched.n == least);
  CHECK(patched.big == -safe);
}

TEST_CASE("days and moments at their limits survive", "[values]") {
  const samples::Collection collection;
  const Sample created = collection.stored({.pub_date = Date{9999, 12, 31},
                                            .pub_time = Time{23, 59, 59},
                                            .pub_datetime = DateTime{{9999, 12, 31}, {23, 59, 59}},
                                            .pub_timestamp = Timestamp{-1}});
  CHECK(created.pub_date == Date{9999, 12, 31});
  CHECK(created.pub_time == Time{23, 59, 59});
  CHECK(created.pub_datetime == DateTime{{9999, 12, 31}, {23, 59, 59}});
  CHECK(created.pub_timestamp == Timestamp{-1});
}

TEST_CASE("Directus drops the fraction of a date and time", "[values]") {
  const samples::Collection collection;
  const Sample created =
      collection.stored({.pub_datetime = DateTime{{2024, 2, 29}, {13, 37, 5, 250'000'000}}});
  CHECK(created.pub_datetime == DateTime{{2024, 2, 29}, {13, 37, 5}});
}

TEST_CASE("dynamic values of every kind survive", "[values]") {
  const samples::Collection collection;
  const Json data = {{"text", controls()}, {"list", {1, -2.5, true, nullptr, Json::object()}}};
  const Sample created = collection.stored({.data = data});
  CHECK(created.data == data);
  CHECK(collection.changed(created.id, {field<"data"> = Json(5)}).data == Json(5));
}

TEST_CASE("a list without items survives, one of an empty text is the same to Directus",
          "[values]") {
  const samples::Collection collection;
  CHECK(collection.stored({.labels = Csv{}}).labels == Csv{});
  CHECK(collection.stored({.labels = Csv{""}}).labels == Csv{});
}

TEST_CASE("fractions of a time survive", "[values]") {
  const samples::Collection collection;
  const Time time{13, 37, 5, 123'456'000};
  CHECK(collection.stored({.pub_time = time}).pub_time == time);
}

TEST_CASE("the first day and moment survive", "[values]") {
  const samples::Collection collection;
  const Timestamp first = Timestamp::parse("0001-01-01T00:00:00.000Z").value();
  const Sample created = collection.stored({.pub_date = Date{1, 1, 1}, .pub_timestamp = first});
  CHECK(created.pub_date == Date{1, 1, 1});
  CHECK(created.pub_timestamp == first);
}

TEST_CASE("PostgreSQL keeps every digit", "[postgres]") {
  const samples::Collection collection;
  const Sample created = collection.stored({.price = "123456789123456.12345", .big = oddBig});
  CHECK(created.price->text() == "123456789123456.12345");
  CHECK(created.big == oddBig);
  const Sample patched =
      collection.changed(created.id, {field<"price"> = Decimal("-999999999999999.99999"),
                                      field<"big"> = (std::numeric_limits<std::int64_t>::min)()});
  CHECK(patched.price->text() == "-999999999999999.99999");
  CHECK(patched.big == (std::numeric_limits<std::int64_t>::min)());
}

TEST_CASE("PostgreSQL gives decimals the places of their column", "[postgres]") {
  const samples::Collection collection;
  const Sample created = collection.stored({.price = "19.9"});
  CHECK(created.price->text() == "19.90000");
  CHECK(created.price == Decimal("19.9"));
}

TEST_CASE("PostgreSQL finds large numbers by all their digits", "[postgres]") {
  const samples::Collection collection;
  (void)collection.stored({.big = oddBig - 1});
  (void)collection.stored({.big = oddBig});
  const auto found =
      collection.client()
          .request(readItems<&samples::Schema::samples, Sample>({.filter = field<"big"> == oddBig}))
          .get();
  REQUIRE(found.size() == 1);
  CHECK(found[0].big == oddBig);
}

// SQLite stores the integer exactly, but its driver reads it as a double; it has no decimals.
TEST_CASE("SQLite rounds what a double cannot hold", "[values][sqlite]") {
  const samples::Collection collection;
  const Sample created = collection.stored({.price = "123456789123456.12345", .big = oddBig});
  CHECK(created.price->text() == "123456789123456.12");
  CHECK(created.big == oddBig - 1);
  const auto found =
      collection.client()
          .request(readItems<&samples::Schema::samples, Sample>({.filter = field<"big"> == oddBig}))
          .get();
  CHECK(found.size() == 1);
}
