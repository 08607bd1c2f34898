#include <directus/commands/command.hpp>

namespace directus::inline v0::detail {

CommandRequest::CommandRequest() = default;
CommandRequest::CommandRequest(const CommandRequest&) = default;
CommandRequest::CommandRequest(CommandRequest&&) noexcept = default;
CommandRequest& CommandRequest::operator=(const CommandRequest&) = default;
CommandRequest& CommandRequest::operator=(CommandRequest&&) noexcept = default;
CommandRequest::~CommandRequest() = default;
bool CommandRequest::operator==(const CommandRequest&) const = default;

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
