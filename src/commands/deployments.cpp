#include <directus/commands/deployments.hpp>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

void addFlag(ObjectText& out, std::string_view name, const std::optional<bool>& flag) {
  if (flag) addMember(out, name, *flag ? "true" : "false");
}

}  // namespace

CommandRequest deploymentRangeRequest(const Route& route, std::string_view range) {
  QueryParams params;
  if (!range.empty()) params.push_back({.name = "range", .value = std::string(range)});
  return readRequest(route, std::move(params));
}

CommandRequest triggerDeploymentRequest(const Route& project,
                                        const std::optional<TriggerDeploymentOptions>& options) {
  if (!options) return project.request("POST");
  ObjectText body;
  addFlag(body, "preview", options->preview);
  addFlag(body, "clear_cache", options->clear_cache);
  return sendRequest("POST", project, objectJson(body, "options"), QueryParams());
}

}  // namespace DIRECTUS_NAMESPACE::detail
