#pragma once

#include <chrono>

#include <directus/core/clock.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Sleeps by the clock; false when the stop token ended it early.
bool sleepFor(Clock& clock, std::chrono::milliseconds span, const std::stop_token& stop);

}  // namespace DIRECTUS_NAMESPACE::detail
