#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <directus/core/export.hpp>
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

  /// Empty when `text` is not an existing day.
  [[nodiscard]] static std::optional<Date> parse(std::string_view text) noexcept;
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

  /// `13:37:00`, with a fraction of up to nine digits; empty when it is not a time of a day.
  [[nodiscard]] static std::optional<Time> parse(std::string_view text) noexcept;
  /// With as many digits of a fraction as it needs; "" when there is no such time.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const Time&, const Time&) noexcept = default;
};

/// A day and a time without a zone, `2024-02-29T13:37:00`. Directus drops fractions of its second.
struct DIRECTUS_EXPORT DateTime {
  Date date{};
  Time time{};

  /// `2024-02-29T13:37:00`, without a zone; empty when there is no such moment.
  [[nodiscard]] static std::optional<DateTime> parse(std::string_view text) noexcept;
  /// As `parse` takes it; "" when there is no such moment.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const DateTime&, const DateTime&) noexcept = default;
};

/// A moment, `2024-02-29T11:37:00.123Z`. A new `Timestamp` is not a moment:
/// creating leaves it out, anything else refuses it.
struct DIRECTUS_EXPORT Timestamp {
  /// Since 1970-01-01T00:00:00Z, as in JavaScript's `Date`.
  std::int64_t msSinceEpoch = (std::numeric_limits<std::int64_t>::min)();

  /// Any zone (`Z`, `+02:00`) but not none; finer fractions than milliseconds are dropped.
  [[nodiscard]] static std::optional<Timestamp> parse(std::string_view text) noexcept;
  /// In UTC with milliseconds; "" when it is not in the years 1 … 9999.
  [[nodiscard]] std::string toString() const;

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) noexcept = default;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Date> {
  static constexpr const char* expected = "date (2024-02-29)";
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Date& date);
  static bool toText(const Date& date, std::string& text);
  static bool isUnset(const Date& date) { return date == Date(); }
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Time> {
  static constexpr const char* expected = "time (13:37:00)";
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Time& time);
  static bool toText(const Time& time, std::string& text);
};

template <>
struct DIRECTUS_EXPORT JsonConversion<DateTime> {
  static constexpr const char* expected = "date and time (2024-02-29T13:37:00)";
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, DateTime& dateTime);
  static bool toText(const DateTime& dateTime, std::string& text);
  static bool isUnset(const DateTime& dateTime) { return dateTime == DateTime(); }
};

template <>
struct DIRECTUS_EXPORT JsonConversion<Timestamp> {
  static constexpr const char* expected = "timestamp (2024-02-29T11:37:00.123Z)";
  static constexpr bool takesNumber = true;  // of SQLite Directus gives the moment 0 as 0
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, Timestamp& timestamp);
  static bool toText(const Timestamp& timestamp, std::string& text);
  static bool isUnset(const Timestamp& timestamp) { return timestamp == Timestamp(); }
};

}  // namespace DIRECTUS_NAMESPACE
