#pragma once

#include <cstdint>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What a text is to Directus, as far as its C++ type says: two that differ do not stand for each
/// other, and dates and choices are compared with their own kind only.
enum class ValueForm : std::uint8_t {
  plain,
  choice,
  date,
  time,
  dateTime,
  timestamp,
  serverTime,
  uuid
};

}  // namespace DIRECTUS_NAMESPACE::detail
