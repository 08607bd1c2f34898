#pragma once

#include <string>
#include <string_view>

#include <directus/commands/command.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// An argument of a command's path, decoded; "" where it has none of that name.
[[nodiscard]] std::string pathArgument(const CommandRequest& command, std::string_view name);

}  // namespace DIRECTUS_NAMESPACE::detail
