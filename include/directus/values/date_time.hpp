#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <directus/core/export.hpp>
#include <directus/core/result.hpp>
#include <directus/core/value_text.hpp>
#include <directus/schema/json_conversion.hpp>

// Dates and times as Directus has them. <directus/values/chrono.hpp> converts them from and to
// `<chrono>`, which costs too much to compile for programs that do not need it.

namespace DIRECTUS_NAMESPACE {

/// A day, `2024-02-29`. A new `Date` is not a day: creating leaves it out, anything else refuses
/// it.
/// @see https://directus.io/docs/guides/data-model/fields#field-types
struct DIRECTUS_EXPORT Date {
  int year = 0;  ///< 1 … 9999
  int month = 0;
  int day = 0;

  /// `2024-02-29`. Errors: `invalidArgument` when `text` is not an existing day.
  [[nodiscard]] static Result<Date> parse(std::string_view text);
  /// "" when it is not an existing day.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const Date&, const Date&) noexcept = default;
};

/// A time of day, `13:37:00`; some databases keep fractions of its second.
struct DIRECTUS_EXPORT Time {
  int hour = 0;
  int minute = 0;
  int second = 0;
  int nanosecond = 0;

  /// `13:37:00`, with a fraction of up to nine digits.
  ///
  /// Errors: `invalidArgument` when it is not a time of a day.
  [[nodiscard]] static Result<Time> parse(std::string_view text);
  /// With as many digits of a fraction as it needs; "" when there is no such time.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const Time&, const Time&) noexcept = default;
};

/// A day and a time without a zone, `2024-02-29T13:37:00`. Directus drops fractions of its second.
struct DIRECTUS_EXPORT DateTime {
  Date date{};
  Time time{};

  /// `2024-02-29T13:37:00`, without a zone.
  ///
  /// Errors: `invalidArgument` when there is no such moment.
  [[nodiscard]] static Result<DateTime> parse(std::string_view text);
  /// As `parse` takes it; "" when there is no such moment.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const DateTime&, const DateTime&) noexcept = default;
};

/// A moment, `2024-02-29T11:37:00.123Z`. A new `Timestamp` is not a moment:
/// creating leaves it out, anything else refuses it.
struct DIRECTUS_EXPORT Timestamp {
  /// Since 1970-01-01T00:00:00Z, as in JavaScript's `Date`.
  std::int64_t msSinceEpoch = (std::numeric_limits<std::int64_t>::min)();

  /// With a zone (`Z`, `+02:00`); finer fractions than milliseconds are dropped.
  ///
  /// Errors: `invalidArgument` when there is no such moment, or no zone.
  [[nodiscard]] static Result<Timestamp> parse(std::string_view text);
  /// In UTC with milliseconds; "" when it is not a moment of the years 1 … 9999.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) noexcept = default;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Date> {
  static constexpr const char* expected = "date (2024-02-29)";
  static constexpr auto form = detail::ValueForm::date;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Date& date);
  static bool toText(const Date& date, std::string& text);
  static bool isUnset(const Date& date) { return date == Date(); }
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Time> {
  static constexpr const char* expected = "time (13:37:00)";
  static constexpr auto form = detail::ValueForm::time;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Time& time);
  static bool toText(const Time& time, std::string& text);
};

template <>
struct DIRECTUS_EXPORT JsonConversion<DateTime> {
  static constexpr const char* expected = "date and time (2024-02-29T13:37:00)";
  static constexpr auto form = detail::ValueForm::dateTime;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, DateTime& dateTime);
  static bool toText(const DateTime& dateTime, std::string& text);
  static bool isUnset(const DateTime& dateTime) { return dateTime == DateTime(); }
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Timestamp> {
  static constexpr const char* expected = "timestamp (2024-02-29T11:37:00.123Z)";
  static constexpr bool takesNumber = true;  // of SQLite Directus gives the moment 0 as 0
  static constexpr auto form = detail::ValueForm::timestamp;
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Timestamp& timestamp);
  static bool toText(const Timestamp& timestamp, std::string& text);
  static bool isUnset(const Timestamp& timestamp) { return timestamp == Timestamp(); }
};

template <>
inline constexpr bool detail::isPrinted<Date> = true;
template <>
inline constexpr bool detail::isPrinted<Time> = true;
template <>
inline constexpr bool detail::isPrinted<DateTime> = true;
template <>
inline constexpr bool detail::isPrinted<Timestamp> = true;

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::Date> : directus::detail::HashByText<directus::Date> {};
template <>
struct std::hash<directus::Time> : directus::detail::HashByText<directus::Time> {};
template <>
struct std::hash<directus::DateTime> : directus::detail::HashByText<directus::DateTime> {};
template <>
struct std::hash<directus::Timestamp> : directus::detail::HashByText<directus::Timestamp> {};
