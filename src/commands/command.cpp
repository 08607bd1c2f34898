#include <directus/commands/command.hpp>

namespace directus::inline v0::detail {

CommandRequest readRouteRequest(std::string path, Result<QueryParams> query) {
  CommandRequest request;
  request.path = std::move(path);
  if (query)
    request.params = std::move(*query);
  else
    request.refused = query.error().what();
  return request;
}

}  // namespace directus::inline v0::detail
