#pragma once

#include <random>

namespace directus::inline v0_1::detail {

/// In [0, 1).
[[nodiscard]] inline double randomFraction() {
  std::random_device device;
  return std::uniform_real_distribution<double>(0, 1)(device);
}

}  // namespace directus::inline v0_1::detail
