#pragma once

#include <memory>

#include <directus/http/http_options.hpp>
#include <directus/http/transport.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The transport of a client that was given none: a `CurlTransport` that links the loop only where
/// somebody else does, by `useLoops`.
[[nodiscard]] std::shared_ptr<Transport> pooledTransport(HttpOptions options);

}  // namespace DIRECTUS_NAMESPACE::detail
