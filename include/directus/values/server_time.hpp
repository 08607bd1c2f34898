#pragma once

#include <string>
#include <string_view>

#include <directus/values/date_time.hpp>

namespace DIRECTUS_NAMESPACE {

/// A moment in one of Directus' own tables, as its database keeps it: SQLite without a zone, all
/// others with one. Without a zone it is taken for UTC, which is the zone of a server in a
/// container; a server in another zone should say so by `TZ=UTC`.
struct DIRECTUS_EXPORT ServerTime : Timestamp {
  /// `2024-02-29T11:37:00Z`, or without a zone. Errors: `invalidArgument` for any other
  /// text.
  [[nodiscard]] static Result<ServerTime> parse(std::string_view text);

  friend constexpr auto operator<=>(const ServerTime&, const ServerTime&) noexcept = default;
};

template <>
struct DIRECTUS_EXPORT JsonConversion<ServerTime> {
  static constexpr const char* expected = "date and time (2024-02-29T11:37:00Z)";
  static constexpr auto form = detail::ValueForm::serverTime;
  static constexpr bool takesNumber = true;  // as for a Timestamp
  static constexpr bool showsValue = true;

  static bool fromText(std::string_view text, ServerTime& time);
  static bool toText(const ServerTime& time, std::string& text);
  static bool isUnset(const ServerTime& time) { return time == ServerTime(); }
};

template <>
inline constexpr bool detail::isPrinted<ServerTime> = true;

}  // namespace DIRECTUS_NAMESPACE

template <>
struct std::hash<directus::ServerTime> : directus::detail::HashByText<directus::ServerTime> {};
