#include <directus/commands/flows.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

CommandRequest triggerRequest(std::string_view method, const Key& id) {
  Route route = Route("/flows/trigger").segment("id", id);
  if (method != "GET" && method != "POST") route.refuse(invalidArgument("method", "GET or POST"));
  CommandRequest request = route.request(method);
  request.effect = Effect::any;
  return request;
}

}  // namespace

CommandRequest triggerFlowRequest(std::string_view method, const Key& id,
                                  const CustomParams& data) {
  CommandRequest request = triggerRequest(method, id);
  for (const CustomParam& param : data) {
    if (!param.refused().empty())
      request.refused.add(invalidArgument(param.param().name, param.refused()));
    request.params.push_back(param.param());
  }
  if (method == "POST") {
    request.body = queryAsJson(request.params);
    request.params.clear();
  }
  return request;
}

CommandRequest triggerFlowRequest(std::string_view method, const Key& id, const JsonText& body) {
  CommandRequest request = triggerRequest(method, id);
  auto text = bodyText("data", body);
  if (method == "GET") text = invalidArgument("data", "a GET has no body: give parameters");
  if (text)
    request.body = std::move(*text);
  else
    request.refused.add(text.error());
  return request;
}

}  // namespace DIRECTUS_NAMESPACE::detail
