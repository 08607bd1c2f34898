#pragma once

#include <chrono>
#include <concepts>

namespace directus::inline v0 {

/// A time span of an option: an integer counts milliseconds, as in the JS SDK's options;
/// any chrono duration converts (rounded up, so that a positive span never becomes zero).
class Milliseconds {
 public:
  constexpr Milliseconds() noexcept = default;

  template <std::integral I>
  constexpr Milliseconds(I count) noexcept : value_(static_cast<long long>(count)) {}

  template <class Rep, class Period>
  constexpr Milliseconds(std::chrono::duration<Rep, Period> span) noexcept
      : value_(std::chrono::ceil<std::chrono::milliseconds>(span)) {}

  [[nodiscard]] constexpr std::chrono::milliseconds value() const noexcept { return value_; }
  [[nodiscard]] constexpr long long count() const noexcept { return value_.count(); }
  constexpr operator std::chrono::milliseconds() const noexcept { return value_; }

  friend constexpr auto operator<=>(Milliseconds, Milliseconds) noexcept = default;

 private:
  std::chrono::milliseconds value_{0};
};

}  // namespace directus::inline v0
