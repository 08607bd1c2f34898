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
/// any chrono duration converts (rounded up, so that a positive span never becomes zero).
class Milliseconds {
 public:
  constexpr Milliseconds() noexcept = default;

  template <std::integral I>
  constexpr Milliseconds(I count) noexcept : count_(static_cast<long long>(count)) {}

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
    const auto product =
        span.count() * static_cast<std::common_type_t<long long, typename D::rep>>(factor);
    count_ = static_cast<long long>(product / static_cast<decltype(product)>(divisor));
    if (static_cast<decltype(product)>(count_) * static_cast<decltype(product)>(divisor) < product)
      ++count_;
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
  long long count_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE
