#pragma once

#include <string>
#include <string_view>

#include "report.hpp"

/// The `$type` of a marker, "" for a plain value.
[[nodiscard]] std::string markerType(const Vector& value);
[[nodiscard]] bool isUndefined(const Vector& value);

/// The value as `JSON.stringify` would see it: undefined members left out, dates as text, numbers
/// that JSON does not have as null.
[[nodiscard]] Vector plainJson(const Vector& value);

/// Whether two JSON values are the same, whatever the order of their members.
[[nodiscard]] bool sameJson(const Vector& a, const Vector& b);

/// Two digits for each byte.
[[nodiscard]] std::string hexOf(std::string_view bytes);
