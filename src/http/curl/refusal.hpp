#pragma once

#include <optional>

#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Why a request is not even begun; nothing where it is.
[[nodiscard]] std::optional<Error> refusalOf(const HttpRequest& request, const SendOptions& limits);

}  // namespace DIRECTUS_NAMESPACE::detail
