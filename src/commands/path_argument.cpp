#include "commands/path_argument.hpp"

#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

std::string pathArgument(const CommandRequest& command, std::string_view name) {
  const std::string_view path = command.path;
  for (const PathArgument& argument : command.arguments)
    if (argument.name == name)
      return percentDecoded(path.substr(argument.begin, argument.end - argument.begin),
                            Plus::isPlus);
  return {};
}

}  // namespace DIRECTUS_NAMESPACE::detail
