#include <directus/commands/modifiers.hpp>

namespace DIRECTUS_NAMESPACE::detail {

void applyToken(CommandRequest& request, std::string token) {
  if (token.empty()) return;
  request.headers.remove("Authorization");
  request.options.headers.remove("Authorization");
  request.token = std::move(token);
}

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
  if (!options.tag.empty()) request.options.tag = options.tag;
}

}  // namespace DIRECTUS_NAMESPACE::detail
