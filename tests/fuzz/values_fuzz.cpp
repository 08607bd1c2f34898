// Any text as a value: what is read is written so that it reads as the same again.
#include <directus/codec/decode.hpp>
#include <directus/codec/encode.hpp>
#include <directus/values/choice.hpp>
#include <directus/values/csv.hpp>
#include <directus/values/date_time.hpp>
#include <directus/values/decimal.hpp>
#include <directus/values/uuid.hpp>

#include <cstdint>
#include <cstdlib>

using namespace directus;

namespace {

enum class Status { draft, published };

void require(bool holds) {
  if (!holds) std::abort();
}

template <class T>
void parseAgain(std::string_view text) {
  if (const auto value = T::parse(text)) require(T::parse(value->toString()) == *value);
}

/// `json` is a value's text.
template <class T>
bool readAgain(std::string_view json) {
  static detail::Decoder decoder;
  T value{};
  if (!detail::decodeValue(decoder, {.text = json}, detail::typeInfo<T>(), &value)) return false;
  const auto written = detail::encode(detail::typeInfo<T>(), &value);
  if (!written) return true;  // a moment beyond the years that can be sent, a comma in a csv
  T again{};
  require(
      detail::decodeValue(decoder, {.text = *written}, detail::typeInfo<T>(), &again).has_value());
  require(again == value);
  return true;
}

void compareDecimals(std::string_view text) {
  const Decimal a(text.substr(0, text.size() / 2));
  const Decimal b(text.substr(text.size() / 2));
  if (!a.valid() || !b.valid()) return;
  require(a == a && b == b);
  require((a < b) == (b > a) && (a == b) == (b == a));
  require((a < b) + (a == b) + (a > b) == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  parseAgain<Uuid>(text);
  parseAgain<Date>(text);
  parseAgain<Time>(text);
  parseAgain<DateTime>(text);
  if (const auto moment = Timestamp::parse(text); moment && !moment->toString().empty())
    parseAgain<Timestamp>(text);
  compareDecimals(text);

  readAgain<Decimal>(text);
  readAgain<Csv>(text);
  readAgain<std::int64_t>(text);
  readAgain<std::optional<double>>(text);
  std::string quoted;
  if (!detail::isUtf8(text)) return 0;
  detail::appendJsonString(quoted, text);
  require(readAgain<std::string>(quoted) && readAgain<Choice<Status>>(quoted));
  readAgain<Status>(quoted);
  readAgain<Decimal>(quoted);
  readAgain<Timestamp>(quoted);
  return 0;
}
