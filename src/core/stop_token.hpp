#pragma once

#include <stop_token>

#include <directus/core/stop_token.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What `token` was made of; without it one that never stops.
[[nodiscard]] std::stop_token standard(const StopToken& token) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
