#include <cstdint>
#include <limits>

#include "support/catch.hpp"
#include "unit/codec/reading.hpp"

using namespace directus;

namespace {
template <class T>
T number(const std::string& json) {
  return read<T>("{\"data\":" + json + '}').value();
}
template <class T>
std::string refusal(const std::string& json) {
  return failure<T>("{\"data\":" + json + '}');
}
}  // namespace

TEST_CASE("integers are read exactly, never through double") {
  CHECK(number<std::int64_t>("9007199254740993") == 9007199254740993);
  CHECK(number<std::int64_t>("-9223372036854775808") == INT64_MIN);
  CHECK(number<std::int64_t>("9223372036854775807") == INT64_MAX);
  CHECK(number<std::uint64_t>("18446744073709551615") == UINT64_MAX);
  CHECK(number<int>("0") == 0);
  CHECK(number<int>("-0") == 0);
}

TEST_CASE("integers are read from strings of digits: Postgres sends big ones so") {
  CHECK(number<std::int64_t>("\"9007199254740993\"") == 9007199254740993);
  CHECK(number<int>("\"-5\"") == -5);
  CHECK(number<std::uint64_t>("\"18446744073709551615\"") == UINT64_MAX);
}

TEST_CASE("an integer that does not fit is refused") {
  CHECK(refusal<std::int64_t>("9223372036854775808") == "data: integer out of range");
  CHECK(refusal<std::int64_t>("-9223372036854775809") == "data: integer out of range");
  CHECK(refusal<std::uint64_t>("18446744073709551616") == "data: integer out of range");
  CHECK(refusal<std::uint64_t>("99999999999999999999999999") == "data: integer out of range");
  CHECK(refusal<std::uint64_t>("\"18446744073709551616\"") == "data: integer out of range");
  CHECK(refusal<unsigned>("-1") == "data: integer out of range");
  CHECK(refusal<std::int32_t>("2147483648") == "data: integer out of range");
  CHECK(refusal<std::uint32_t>("4294967296") == "data: integer out of range");
  CHECK(refusal<std::int16_t>("32768") == "data: integer out of range");
  CHECK(refusal<std::uint16_t>("65536") == "data: integer out of range");
}

TEST_CASE("the smallest integers are numbers, not characters") {
  CHECK(number<std::int8_t>("-128") == -128);
  CHECK(number<std::uint8_t>("255") == 255);
  CHECK(refusal<std::int8_t>("128") == "data: integer out of range");
  CHECK(refusal<std::uint8_t>("256") == "data: integer out of range");
}

TEST_CASE("a fraction is not an integer") {
  CHECK(refusal<int>("1.5") == "data: expected integer, got number with a fraction or an exponent");
  CHECK(refusal<int>("1e2") == "data: expected integer, got number with a fraction or an exponent");
  CHECK(refusal<int>("\"1.5\"") == "data: expected integer, got string");
  CHECK(refusal<int>("\"\"") == "data: expected integer, got string");
  CHECK(refusal<int>("true") == "data: expected integer, got boolean");
}

TEST_CASE("numbers are read from numbers and from numeric strings") {
  CHECK(number<double>("19.99") == 19.99);
  CHECK(number<double>("\"19.9900\"") == 19.99);
  CHECK(number<double>("3") == 3.0);
  CHECK(number<double>("\"20\"") == 20.0);
  CHECK(number<double>("5e-324") == 5e-324);
  CHECK(number<double>("-1.7976931348623157e308") == -1.7976931348623157e308);
  CHECK(number<float>("0.5") == 0.5f);
}

TEST_CASE("a number that does not fit is refused") {
  CHECK(refusal<double>("1e400") == "data: number out of range");
  CHECK(refusal<double>("\"-1e400\"") == "data: number out of range");
  CHECK(refusal<float>("1e39") == "data: number out of range");
}

TEST_CASE("what is not a number is refused") {
  CHECK(refusal<double>("\"abc\"") == "data: expected number, got string");
  CHECK(refusal<double>("\"NaN\"") == "data: expected number, got string");
  CHECK(refusal<double>("\"\"") == "data: expected number, got string");
  CHECK(refusal<double>("\"1.5x\"") == "data: expected number, got string");
  CHECK(refusal<double>("{}") == "data: expected number, got object");
}

TEST_CASE("numbers that JSON does not allow are refused") {
  for (const char* json : {"01", "1.", ".5", "+1", "-", "1e", "0x10", "NaN", "Infinity", "1 2"}) {
    CAPTURE(json);
    CHECK_FALSE(refusal<double>(json).empty());
    CHECK_FALSE(refusal<int>(json).empty());
  }
}

TEST_CASE("booleans are read from true, false, 1 and 0") {
  CHECK(number<bool>("true"));
  CHECK(number<bool>("1"));
  CHECK_FALSE(number<bool>("false"));
  CHECK_FALSE(number<bool>("0"));
  CHECK(refusal<bool>("2") == "data: expected boolean, got number");
  CHECK(refusal<bool>("\"true\"") == "data: expected boolean, got string");
  CHECK(refusal<bool>("truE") == "data: not JSON");
}
