#include <directus/values/decimal.hpp>

#include <cmath>
#include <limits>
#include <type_traits>

#include <directus/query/filter.hpp>
#include <directus/query/patch.hpp>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {

struct Offer {
  Decimal price{};
  std::optional<Decimal> discount{};
};

template <class T>
std::string json(const T& value) {
  const auto text = detail::encode(detail::typeInfo<T>(), &value);
  return text ? *text : std::string("refused: ") + text.error().what();
}

}  // namespace

TEST_CASE("a decimal keeps its text, from a number or a string") {
  const auto offer =
      read<Offer>(R"({"data":{"price":123456789123456.12345,"discount":"0.5000"}})").value();
  CHECK(offer.price.text() == "123456789123456.12345");
  CHECK(offer.discount->text() == "0.5000");
}

TEST_CASE("a decimal is sent as text") {
  CHECK(json(Offer{.price = "123456789123456.12345", .discount = {}}) ==
        R"({"price":"123456789123456.12345"})");
  CHECK(json(Offer{.price = -3, .discount = "1e-7"}) == R"({"price":"-3","discount":"1e-7"})");
  CHECK(json(Decimal()) == R"("0")");
}

TEST_CASE("decimals compare as numbers") {
  CHECK(Decimal("19.99") == Decimal("19.9900"));
  CHECK(Decimal("0") == Decimal("-0.00"));
  CHECK(Decimal("1e3") == Decimal(1000));
  CHECK(Decimal("0.00012") == Decimal("1.2E-4"));
  CHECK(Decimal("100") == Decimal("1.00e+2"));
  CHECK(Decimal("19.99") != Decimal("19.991"));
  CHECK(Decimal("9.99") < Decimal("10"));
  CHECK(Decimal("-10") < Decimal("-9.99"));
  CHECK(Decimal("-1") < Decimal("0"));
  CHECK(Decimal("0.1") > Decimal("0.09999999999999999999999999"));
  CHECK(Decimal("123456789123456789.000000001") > Decimal("123456789123456789"));
}

TEST_CASE("a decimal is near a double") {
  CHECK(Decimal("19.9900").toDouble() == 19.99);
  CHECK(Decimal("1e400").toDouble() == std::numeric_limits<double>::infinity());
  CHECK(Decimal("-1e400").toDouble() == -std::numeric_limits<double>::infinity());
  CHECK(Decimal("1e-400").toDouble() == 0);
  CHECK(std::isnan(Decimal("x").toDouble()));
}

TEST_CASE("a decimal beyond the range of a double is 0 or infinite, with its sign") {
  const std::string zeros(400, '0');
  const std::vector<std::string> tinies{"1e-400", "0." + zeros + "1", "0." + zeros + "9e5",
                                        "123456e-400", "9.99e-399"};
  for (const std::string& tiny : tinies) {
    CAPTURE(tiny);
    CHECK(Decimal(tiny).toDouble() == 0);
    CHECK_FALSE(std::signbit(Decimal(tiny).toDouble()));
    CHECK(std::signbit(Decimal('-' + tiny).toDouble()));
    CHECK(Decimal('-' + tiny).toDouble() == 0);
  }
  const std::vector<std::string> vasts{"1e400", "1" + zeros, "0.1e401", "123456e399",
                                       "0.0000000001e500"};
  for (const std::string& vast : vasts) {
    CAPTURE(vast);
    CHECK(Decimal(vast).toDouble() == std::numeric_limits<double>::infinity());
    CHECK(Decimal('-' + vast).toDouble() == -std::numeric_limits<double>::infinity());
  }
  CHECK(Decimal("0e99999").toDouble() == 0);
}

TEST_CASE("a double is not a decimal") {
  CHECK_FALSE(std::is_constructible_v<Decimal, double>);
  CHECK_FALSE(std::is_constructible_v<Decimal, bool>);
}

TEST_CASE("text that is not a number is not a decimal") {
  for (const char* text : {"", "-", "x", "1.", ".5", "+1", "01", "1e", "1e+", "1,5", " 1", "1 ",
                           "NaN", "Infinity", "0x10", "1.5.2", "1e9999999999"})
    CHECK_FALSE(Decimal(text).valid());
}

TEST_CASE("an invalid decimal is refused with its path") {
  CHECK(json(Offer{.price = "1,5", .discount = {}}) == "refused: price: invalid decimal");
  CHECK(std::string(Patch<Offer>{field<"price"> = Decimal("x")}.text().error().what()) ==
        "price: is not a valid decimal");
}

TEST_CASE("an invalid decimal equals its own text only") {
  CHECK(Decimal("x") == Decimal("x"));
  CHECK(Decimal("x") != Decimal("y"));
  CHECK_FALSE(Decimal("x") < Decimal("1"));
}

TEST_CASE("what is not a decimal is named when it is read") {
  CHECK(failure<Offer>(R"({"data":{"price":"19,99"}})") ==
        "data.price: expected decimal, got \"19,99\"");
  CHECK(failure<Offer>(R"({"data":{"price":true}})") ==
        "data.price: expected decimal, got boolean");
  CHECK(failure<Offer>(R"({"data":{"price":null}})") == "data.price: expected decimal, got null");
  CHECK(failure<Offer>(R"({"data":{"price":[1]}})") == "data.price: expected decimal, got array");
}

TEST_CASE("decimals stand in filters and patches") {
  const Filter<Offer> filter = field<"price"> >= Decimal("19.99");
  CHECK(detail::filterJson(filter) == R"({"price":{"_gte":"19.99"}})");
  CHECK(Patch<Offer>{field<"price"> = Decimal("1.50"), field<"discount"> = std::nullopt}
            .text()
            .value() == R"({"price":"1.50","discount":null})");
}
