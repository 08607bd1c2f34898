#include <directus/commands/custom_endpoint.hpp>

namespace DIRECTUS_NAMESPACE::detail {

CommandRequest customEndpointRequest(CustomEndpointOptions options) {
  CommandRequest request(std::move(options.method), std::move(options.path));
  request.params = std::move(options.params);
  request.body = std::move(options.body);
  request.form = std::move(options.form);
  if (request.form.get()) request.options.timeout = Milliseconds(0);
  request.headers = std::move(options.headers);
  if (options.onRequest) request.onRequest.push_back(std::move(options.onRequest));
  if (options.onResponse) request.onResponse.push_back(std::move(options.onResponse));
  return request;
}

}  // namespace DIRECTUS_NAMESPACE::detail
