#pragma once

#include <chrono>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

// Options, servers and stored files bring spans of any length, and an overflow would turn "for
// ever" into "over already": every sum and every change of unit of such a span is made here.

/// `span` in another unit (whole parts of it), or the longest there is.
template <class To, class Rep, class Period>
[[nodiscard]] constexpr To saturated(std::chrono::duration<Rep, Period> span) noexcept {
  using Wide = std::chrono::duration<long double, typename To::period>;
  const auto wide = std::chrono::duration_cast<Wide>(span);
  if (wide >= Wide(To::max())) return To::max();
  if (wide <= Wide(To::min())) return To::min();
  return std::chrono::duration_cast<To>(span);
}

/// The sum, or the longest span there is.
template <class Span>
[[nodiscard]] constexpr Span sum(Span one, Span other) noexcept {
  if (other > Span::zero() && one > Span::max() - other) return Span::max();
  if (other < Span::zero() && one < Span::min() - other) return Span::min();
  return one + other;
}

/// The moment that comes `span` after another one, or the last one there is.
template <class Clock, class Unit, class Rep, class Period>
[[nodiscard]] constexpr std::chrono::time_point<Clock, Unit> later(
    std::chrono::time_point<Clock, Unit> moment, std::chrono::duration<Rep, Period> span) noexcept {
  return std::chrono::time_point<Clock, Unit>(
      sum(moment.time_since_epoch(), saturated<Unit>(span)));
}

/// `span` doubled so many times, `most` at most.
template <class Span>
[[nodiscard]] constexpr Span doubled(Span span, int times, Span most) noexcept {
  for (; times > 0 && span < most && span > Span::zero(); --times) span = sum(span, span);
  return span < most ? span : most;
}

}  // namespace DIRECTUS_NAMESPACE::detail
