#pragma once

#include <cstdint>
#include <optional>

#include <directus/core/callback.hpp>

namespace DIRECTUS_NAMESPACE {

/// How far a transfer is.
struct Progress {
  std::uint64_t bytes = 0;               ///< so far; smaller again when a transfer starts over
  std::optional<std::uint64_t> total{};  ///< empty when it is not known

  friend bool operator==(const Progress&, const Progress&) = default;
};

/// Called with every piece that moved, on the thread that runs the operation. What it throws ends
/// the call.
using ProgressHandler = Callback<const Progress&>;

}  // namespace DIRECTUS_NAMESPACE
