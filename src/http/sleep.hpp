#pragma once

#include <chrono>

#include <directus/core/clock.hpp>
#include <directus/http/transport.hpp>

namespace directus::inline v0_1::detail {

/// Sleeps by the clock; false when the stop token ended it early.
bool sleepFor(Clock& clock, std::chrono::milliseconds span, const std::stop_token& stop);

}  // namespace directus::inline v0_1::detail
