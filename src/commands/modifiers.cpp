#include <directus/commands/modifiers.hpp>

namespace DIRECTUS_NAMESPACE::detail {

void applySearch(CommandRequest& request) {
  if (!request.searchable || request.method != "GET") return;
  request.method = "SEARCH";
  request.body = R"({"query":)" + queryAsJson(request.params) + "}";
  request.params.clear();
}

void applyOptions(CommandRequest& request, const RequestOptions& options) {
  request.options.headers.merge(options.headers);
  if (options.timeout) request.options.timeout = options.timeout;
  if (options.stall) request.options.stall = options.stall;
  if (options.retry) request.options.retry = options.retry;
  if (options.stop.stop_possible()) request.options.stop = options.stop;
}

}  // namespace DIRECTUS_NAMESPACE::detail
