#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>

#include <directus/values/date_time.hpp>

namespace DIRECTUS_NAMESPACE {

[[nodiscard]] constexpr std::chrono::year_month_day toChrono(const Date& date) noexcept {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

/// Since midnight.
[[nodiscard]] constexpr std::chrono::nanoseconds toChrono(const Time& time) noexcept {
  return std::chrono::hours(time.hour) + std::chrono::minutes(time.minute) +
         std::chrono::seconds(time.second) + std::chrono::nanoseconds(time.nanosecond);
}

/// In microseconds: nanoseconds would reach only to the year 2262.
[[nodiscard]] constexpr std::chrono::local_time<std::chrono::microseconds> toChrono(
    const DateTime& dateTime) noexcept {
  return std::chrono::local_days(toChrono(dateTime.date)) +
         std::chrono::floor<std::chrono::microseconds>(toChrono(dateTime.time));
}

[[nodiscard]] constexpr std::chrono::sys_time<std::chrono::milliseconds> toChrono(
    const Timestamp& timestamp) noexcept {
  return std::chrono::sys_time<std::chrono::milliseconds>(
      std::chrono::milliseconds(timestamp.msSinceEpoch));
}

[[nodiscard]] constexpr Date fromChrono(const std::chrono::year_month_day& date) noexcept {
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day()))};
}

/// `sinceMidnight` is less than a day.
template <class Rep, class Period>
[[nodiscard]] constexpr Time fromChrono(
    const std::chrono::duration<Rep, Period>& sinceMidnight) noexcept {
  const std::chrono::hh_mm_ss parts(
      std::chrono::duration_cast<std::chrono::nanoseconds>(sinceMidnight));
  return {.hour = static_cast<int>(parts.hours().count()),
          .minute = static_cast<int>(parts.minutes().count()),
          .second = static_cast<int>(parts.seconds().count()),
          .nanosecond = static_cast<int>(parts.subseconds().count())};
}

template <class Duration>
[[nodiscard]] constexpr DateTime fromChrono(
    const std::chrono::local_time<Duration>& dateTime) noexcept {
  const auto day = std::chrono::floor<std::chrono::days>(dateTime);
  return {.date = fromChrono(std::chrono::year_month_day(day)), .time = fromChrono(dateTime - day)};
}

/// What is finer than milliseconds is dropped.
template <class Duration>
[[nodiscard]] constexpr Timestamp fromChrono(
    const std::chrono::sys_time<Duration>& moment) noexcept {
  return {.msSinceEpoch =
              std::chrono::floor<std::chrono::milliseconds>(moment.time_since_epoch()).count()};
}

namespace detail {

/// A value of `<chrono>` travels as the `Value` that it converts to.
template <class Chrono, class Value>
struct ChronoConversion {
  static constexpr const char* expected = JsonConversion<Value>::expected;
  static constexpr auto form = JsonConversion<Value>::form;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Chrono& value) {
    Value read;
    if (!JsonConversion<Value>::fromText(text, read)) return false;
    const auto converted = toChrono(read);
    if constexpr (std::is_same_v<Chrono, std::chrono::year_month_day>) {
      value = converted;
    } else {
      using Duration = typename Chrono::duration;
      using Seconds = std::chrono::duration<double>;
      // Nanoseconds reach from 1678 to 2262.
      const Seconds seconds = converted.time_since_epoch();
      if (seconds > Seconds((Duration::max)()) || seconds < Seconds((Duration::min)()))
        return false;
      value = std::chrono::floor<Duration>(converted);
    }
    return true;
  }
  static bool toText(const Chrono& value, std::string& text) {
    return JsonConversion<Value>::toText(fromChrono(value), text);
  }
};

}  // namespace detail

// So time points are compared with fields, and may be members of models.

template <class Duration>
struct JsonConversion<std::chrono::sys_time<Duration>>
    : detail::ChronoConversion<std::chrono::sys_time<Duration>, Timestamp> {};
template <class Duration>
struct JsonConversion<std::chrono::local_time<Duration>>
    : detail::ChronoConversion<std::chrono::local_time<Duration>, DateTime> {};
template <>
struct JsonConversion<std::chrono::year_month_day>
    : detail::ChronoConversion<std::chrono::year_month_day, Date> {};

}  // namespace DIRECTUS_NAMESPACE
