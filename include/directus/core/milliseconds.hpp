#pragma once

#include <compare>
#include <concepts>
#include <type_traits>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

/// Any `std::chrono::duration`, recognised by its shape: `<chrono>` stays out of this header.
template <class D>
concept ChronoDuration = requires(const D& span) {
  typename D::rep;
  { D::period::num + D::period::den } -> std::integral;
  { span.count() } -> std::same_as<typename D::rep>;
};

template <class D>
concept ChronoMilliseconds = ChronoDuration<D> && std::integral<typename D::rep> &&
                             D::period::num == 1 && D::period::den == 1000;

}  // namespace detail

/// A time span of an option: an integer counts milliseconds, as in the JS SDK's options;
/// any chrono duration converts (rounded up, so that a positive span never becomes zero). A span
/// that has no such number becomes the longest there is.
class Milliseconds {
 public:
  constexpr Milliseconds() noexcept = default;

  template <std::integral I>
  constexpr Milliseconds(I count) noexcept
      : count_(count > 0 && static_cast<unsigned long long>(count) > longest
                   ? longest
                   : static_cast<long long>(count)) {}

  template <detail::ChronoDuration D>
  constexpr Milliseconds(const D& span) noexcept {
    // In lowest terms, so that a span of milliseconds is taken as it is.
    long long factor = 1000 * static_cast<long long>(D::period::num);
    long long divisor = D::period::den;
    for (long long a = factor, b = divisor; b != 0;) {
      const long long rest = a % b;
      a = b;
      b = rest;
      if (b == 0) factor /= a, divisor /= a;
    }
    count_ = ceiling(span.count(), factor, divisor);
  }

  /// How many milliseconds.
  [[nodiscard]] constexpr long long count() const noexcept { return count_; }

  /// To `std::chrono::milliseconds`.
  template <detail::ChronoMilliseconds D>
  constexpr operator D() const noexcept {
    return D(static_cast<typename D::rep>(count_));
  }

  friend constexpr auto operator<=>(Milliseconds, Milliseconds) noexcept = default;

 private:
  static constexpr long long longest = 0x7fff'ffff'ffff'ffff;

  /// `count * factor / divisor`, rounded up, within what a number can hold.
  template <class Rep>
  static constexpr long long ceiling(Rep count, long long factor, long long divisor) noexcept {
    if constexpr (std::floating_point<Rep>) {
      const auto exact = static_cast<long double>(count) * static_cast<long double>(factor) /
                         static_cast<long double>(divisor);
      if (!(exact < static_cast<long double>(longest))) return exact != exact ? 0 : longest;
      if (exact <= -static_cast<long double>(longest)) return -longest;
      const auto whole = static_cast<long long>(exact);
      return static_cast<long double>(whole) < exact ? whole + 1 : whole;
    } else {
      if (count > 0 && static_cast<unsigned long long>(count) > longest) return longest;
      const auto number = static_cast<long long>(count);
      // In parts, so that only a result that does not fit overflows.
      const long long whole = number / divisor;
      const long long rest = number % divisor;
      if (whole >= longest / factor) return longest;
      if (whole <= -(longest / factor)) return -longest;
      const long long small = rest * factor;  // the factor is small where there is a divisor
      return whole * factor + small / divisor + (small % divisor > 0 ? 1 : 0);
    }
  }

  long long count_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE
