#pragma once

#include <chrono>

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

}  // namespace DIRECTUS_NAMESPACE
