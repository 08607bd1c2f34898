#pragma once

#include <directus/commands/command.hpp>
#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Keeps the first reason only: the others may follow from it.
inline void refuse(CommandRequest& request, const Error& error) {
  if (request.refused.empty()) request.refused = error.what();
}

}  // namespace DIRECTUS_NAMESPACE::detail
