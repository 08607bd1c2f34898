#pragma once

#include <random>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// In [0, 1).
[[nodiscard]] inline double randomFraction() {
  std::random_device device;
  return std::uniform_real_distribution<double>(0, 1)(device);
}

}  // namespace DIRECTUS_NAMESPACE::detail
