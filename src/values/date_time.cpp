#include <directus/values/date_time.hpp>

#include <directus/values/chrono.hpp>

namespace DIRECTUS_NAMESPACE {

namespace {

using std::chrono::milliseconds;

/// Takes what it reads off the front of a text; once something does not fit, nothing does.
class Scanner {
 public:
  explicit Scanner(std::string_view rest) noexcept : rest_(rest) {}

  /// Exactly `digits` digits.
  int number(std::size_t digits) noexcept {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + digit();
    return value;
  }

  bool takes(char wanted) noexcept {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void require(char wanted) noexcept {
    if (!takes(wanted)) isGood_ = false;
  }

  /// What stands behind a point, as nanoseconds; digits beyond them are dropped.
  int fraction() noexcept {
    int value = digit();
    int places = 1;
    while (!rest_.empty() && isDigit(rest_.front())) {
      const int next = digit();
      if (places < 9) value = value * 10 + next, ++places;
    }
    for (; places < 9; ++places) value *= 10;
    return value;
  }

  [[nodiscard]] bool isGood() const noexcept { return isGood_; }
  [[nodiscard]] bool isFinished() const noexcept { return isGood_ && rest_.empty(); }

 private:
  static bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }

  int digit() noexcept {
    if (rest_.empty() || !isDigit(rest_.front())) {
      isGood_ = false;
      return 0;
    }
    const int value = rest_.front() - '0';
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  bool isGood_ = true;
};

Date takeDate(Scanner& scanner) noexcept {
  Date date;
  date.year = scanner.number(4);
  scanner.require('-');
  date.month = scanner.number(2);
  scanner.require('-');
  date.day = scanner.number(2);
  return date;
}

Time takeTime(Scanner& scanner) noexcept {
  Time time;
  time.hour = scanner.number(2);
  scanner.require(':');
  time.minute = scanner.number(2);
  if (scanner.takes(':')) {
    time.second = scanner.number(2);
    if (scanner.takes('.')) time.nanosecond = scanner.fraction();
  }
  return time;
}

DateTime takeDateTime(Scanner& scanner) noexcept {
  DateTime dateTime;
  dateTime.date = takeDate(scanner);
  scanner.require('T');
  dateTime.time = takeTime(scanner);
  return dateTime;
}

/// `Z` or `+02:00`, in minutes.
int takeZone(Scanner& scanner) noexcept {
  if (scanner.takes('Z')) return 0;
  const bool isWest = scanner.takes('-');
  if (!isWest) scanner.require('+');
  const int hours = scanner.number(2);
  scanner.require(':');
  const int minutes = scanner.number(2);
  return (isWest ? -1 : 1) * (hours * 60 + minutes);
}

/// The types of <chrono> keep a month and a day in a byte: what does not fit would come out as
/// another day.
bool isDay(const Date& date) noexcept {
  const auto isWithin = [](int value, int first, int last) {
    return value >= first && value <= last;
  };
  return isWithin(date.year, 1, 9999) && isWithin(date.month, 1, 12) && isWithin(date.day, 1, 31) &&
         toChrono(date).ok();
}

bool isTime(const Time& time) noexcept {
  const auto isBelow = [](int value, int end) { return value >= 0 && value < end; };
  return isBelow(time.hour, 24) && isBelow(time.minute, 60) && isBelow(time.second, 60) &&
         isBelow(time.nanosecond, 1'000'000'000);
}

void append(std::string& text, int number, std::size_t digits) {
  const std::string all = std::to_string(number);
  if (all.size() < digits) text.append(digits - all.size(), '0');
  text += all;
}

template <class T>
Error refused(std::string_view type, std::string_view text) {
  return detail::notParsed(type, text, JsonConversion<T>::expected);
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
  Scanner scanner(text);
  const Date date = takeDate(scanner);
  if (!scanner.isFinished() || !isDay(date)) return refused<Date>("Date", text);
  return date;
}

std::string Date::toString() const {
  std::string text;
  if (!isDay(*this)) return text;
  append(text, year, 4);
  append(text += '-', month, 2);
  append(text += '-', day, 2);
  return text;
}

Result<Time> Time::parse(std::string_view text) {
  Scanner scanner(text);
  const Time time = takeTime(scanner);
  if (!scanner.isFinished() || !isTime(time)) return refused<Time>("Time", text);
  return time;
}

std::string Time::toString() const {
  std::string text;
  if (!isTime(*this)) return text;
  append(text, hour, 2);
  append(text += ':', minute, 2);
  append(text += ':', second, 2);
  if (nanosecond == 0) return text;
  append(text += '.', nanosecond, 9);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

Result<DateTime> DateTime::parse(std::string_view text) {
  Scanner scanner(text);
  const DateTime dateTime = takeDateTime(scanner);
  const bool fits = scanner.isFinished() && isDay(dateTime.date) && isTime(dateTime.time);
  if (!fits) return refused<DateTime>("DateTime", text);
  return dateTime;
}

std::string DateTime::toString() const {
  const std::string day = date.toString();
  const std::string hours = time.toString();
  return day.empty() || hours.empty() ? std::string() : day + 'T' + hours;
}

Result<Timestamp> Timestamp::parse(std::string_view text) {
  Scanner scanner(text);
  const DateTime local = takeDateTime(scanner);
  const int zone = takeZone(scanner);
  if (!scanner.isFinished() || !isDay(local.date) || !isTime(local.time))
    return refused<Timestamp>("Timestamp", text);
  const auto sinceEpoch = std::chrono::floor<milliseconds>(toChrono(local).time_since_epoch()) -
                          std::chrono::minutes(zone);
  return Timestamp{.msSinceEpoch = sinceEpoch.count()};
}

std::string Timestamp::toString() const {
  // From 0001-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z.
  if (msSinceEpoch < -62135596800000 || msSinceEpoch > 253402300799999) return {};
  const std::chrono::local_time<milliseconds> utc{milliseconds(msSinceEpoch)};
  DateTime dateTime = fromChrono(utc);
  const int millisecond = dateTime.time.nanosecond / 1'000'000;
  dateTime.time.nanosecond = 0;
  std::string text = dateTime.toString();
  append(text += '.', millisecond, 3);
  return text += 'Z';
}

namespace {

template <class T>
bool readFrom(std::string_view text, T& value) {
  const auto parsed = T::parse(text);
  if (parsed) value = *parsed;
  return parsed.has_value();
}

template <class T>
bool writeTo(std::string& text, const T& value) {
  const std::string written = value.toString();
  text += written;
  return !written.empty();
}

}  // namespace

bool JsonConversion<Date>::fromText(std::string_view text, Date& date) {
  return readFrom(text, date);
}
bool JsonConversion<Date>::toText(const Date& date, std::string& text) {
  return writeTo(text, date);
}
bool JsonConversion<Time>::fromText(std::string_view text, Time& time) {
  return readFrom(text, time);
}
bool JsonConversion<Time>::toText(const Time& time, std::string& text) {
  return writeTo(text, time);
}
bool JsonConversion<DateTime>::fromText(std::string_view text, DateTime& dateTime) {
  return readFrom(text, dateTime);
}
bool JsonConversion<DateTime>::toText(const DateTime& dateTime, std::string& text) {
  return writeTo(text, dateTime);
}
bool JsonConversion<Timestamp>::fromText(std::string_view text, Timestamp& timestamp) {
  if (text != "0") return readFrom(text, timestamp);
  timestamp.msSinceEpoch = 0;
  return true;
}
bool JsonConversion<Timestamp>::toText(const Timestamp& timestamp, std::string& text) {
  return writeTo(text, timestamp);
}

}  // namespace DIRECTUS_NAMESPACE
