#pragma once

#include <optional>
#include <string_view>

#include <directus/commands/system_commands.hpp>

// Deployments: websites that Directus has built elsewhere. `provider` is `vercel` or `netlify`,
// projects and runs are named by their keys.

namespace DIRECTUS_NAMESPACE {

/// How to deploy; what is left out is the provider's choice.
struct TriggerDeploymentOptions {
  std::optional<bool> preview{};      ///< only for people with the address
  std::optional<bool> clear_cache{};  ///< build from nothing
};

namespace detail {

[[nodiscard]] inline Route deploymentRoute(std::string_view provider) {
  return Route("/deployments").segment("provider", provider);
}
[[nodiscard]] inline Route deploymentProjectRoute(std::string_view provider, const Key& projectId) {
  return deploymentRoute(provider).then("/projects").segment("projectId", projectId);
}
[[nodiscard]] inline Route deploymentRunRoute(std::string_view provider, const Key& runId) {
  return deploymentRoute(provider).then("/runs").segment("runId", runId);
}

/// `range` is left out where it is "".
DIRECTUS_EXPORT CommandRequest deploymentRangeRequest(const Route& route, std::string_view range);
DIRECTUS_EXPORT CommandRequest triggerDeploymentRequest(
    const Route& project, const std::optional<TriggerDeploymentOptions>& options);

}  // namespace detail

/// Connects Directus to a provider: `POST /deployments`.
template <class Deployment = nlohmann::json, class Item>
Command<Deployment> createDeployment(const Item& deployment, const Query<>& query = Query<>()) {
  return detail::createOne<Deployment>("/deployments", deployment, query);
}

/// The connections: `GET /deployments`.
template <class Deployment = nlohmann::json>
Command<detail::ListOf<Deployment>> readDeployments(const Query<>& query = Query<>()) {
  return detail::readList<Deployment>("/deployments", query);
}

/// The connection to one provider: `GET /deployments/{provider}`.
template <class Deployment = nlohmann::json>
Command<Deployment> readDeployment(std::string_view provider, const Query<>& query = Query<>()) {
  return detail::readOne<Deployment>(detail::deploymentRoute(provider), query);
}

/// What happened lately: `GET /deployments/{provider}/dashboard`. `range` is such as `7d`.
template <class Dashboard = nlohmann::json>
Command<Dashboard> readDeploymentDashboard(std::string_view provider, std::string_view range = {}) {
  return Command<Dashboard>(
      detail::deploymentRangeRequest(detail::deploymentRoute(provider).then("/dashboard"), range));
}

/// The provider's projects, chosen or not: `GET /deployments/{provider}/projects`.
template <class Project = nlohmann::json>
Command<detail::ListOf<Project>> readDeploymentProjects(std::string_view provider) {
  return detail::readWhole<detail::ListOf<Project>>(
      detail::deploymentRoute(provider).then("/projects"));
}

/// One project: `GET /deployments/{provider}/projects/{projectId}`.
template <class Project = nlohmann::json>
Command<Project> readDeploymentProject(std::string_view provider, const Key& projectId,
                                       const Query<>& query = Query<>()) {
  return detail::readOne<Project>(detail::deploymentProjectRoute(provider, projectId), query);
}

/// The runs of a project: `GET /deployments/{provider}/projects/{projectId}/runs`. The query's
/// `search`, `limit`, `offset` and `meta` count.
template <class Run = nlohmann::json>
Command<detail::ListOf<Run>> readDeploymentRuns(std::string_view provider, const Key& projectId,
                                                const Query<>& query = Query<>()) {
  return detail::readWhole<detail::ListOf<Run>>(
      detail::deploymentProjectRoute(provider, projectId).then("/runs"), query);
}

/// One run with what it printed: `GET /deployments/{provider}/runs/{runId}`.
template <class Run = nlohmann::json>
Command<Run> readDeploymentRun(std::string_view provider, const Key& runId,
                               const Query<>& query = Query<>()) {
  return detail::readWhole<Run>(detail::deploymentRunRoute(provider, runId), query);
}

/// How the runs went: `GET /deployments/{provider}/projects/{projectId}/runs/stats`.
template <class Stats = nlohmann::json>
Command<Stats> readDeploymentRunStats(std::string_view provider, const Key& projectId,
                                      std::string_view range = {}) {
  return Command<Stats>(detail::deploymentRangeRequest(
      detail::deploymentProjectRoute(provider, projectId).then("/runs/stats"), range));
}

/// Changes the connection to a provider: `PATCH /deployments/{provider}`.
template <class Deployment = nlohmann::json, class Changes = Patch<void>>
Command<Deployment> updateDeployment(std::string_view provider, const Changes& changes,
                                     const Query<>& query = Query<>()) {
  return detail::updateOne<Deployment>(detail::deploymentRoute(provider), changes, query);
}

/// Chooses projects, `{"create":[{"external_id":…,"name":…}],"delete":[…]}`:
/// `PATCH /deployments/{provider}/projects`.
template <class Project = nlohmann::json, class Changes>
Command<detail::ListOf<Project>> updateDeploymentProjects(std::string_view provider,
                                                          const Changes& changes) {
  return detail::sendDefinition<detail::ListOf<Project>>(
      "PATCH", detail::deploymentRoute(provider).then("/projects"), changes, {});
}

/// Ends the connection to a provider: `DELETE /deployments/{provider}`.
inline Command<void> deleteDeployment(std::string_view provider) {
  return Command<void>(detail::removeRequest(detail::deploymentRoute(provider)));
}

/// Builds a project: `POST /deployments/{provider}/projects/{projectId}/deploy`.
template <class Run = nlohmann::json>
Command<Run> triggerDeployment(std::string_view provider, const Key& projectId,
                               const std::optional<TriggerDeploymentOptions>& options = {}) {
  return Command<Run>(detail::triggerDeploymentRequest(
      detail::deploymentProjectRoute(provider, projectId).then("/deploy"), options));
}

/// Stops a run: `POST /deployments/{provider}/runs/{runId}/cancel`.
template <class Run = nlohmann::json>
Command<Run> cancelDeployment(std::string_view provider, const Key& runId) {
  return Command<Run>(detail::deploymentRunRoute(provider, runId).then("/cancel").request("POST"));
}

}  // namespace DIRECTUS_NAMESPACE
