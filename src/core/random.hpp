#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// In [0, 1).
[[nodiscard]] inline double randomFraction() {
  std::random_device device;
  return std::uniform_real_distribution<double>(0, 1)(device);
}

/// Numbers of the system's random source that nobody can guess, fetched a few at a time so that the
/// source is not held open.
class RandomWords {
 public:
  [[nodiscard]] std::uint32_t operator()() {
    if (left_ == 0) {
      std::random_device device;
      for (std::uint32_t& word : words_) word = static_cast<std::uint32_t>(device());
      left_ = words_.size();
    }
    return words_[--left_];
  }

 private:
  std::array<std::uint32_t, 64> words_{};
  std::size_t left_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
