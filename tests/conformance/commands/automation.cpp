#include <directus/commands/dashboards.hpp>
#include <directus/commands/deployments.hpp>
#include <directus/commands/extensions.hpp>
#include <directus/commands/flows.hpp>
#include <directus/commands/operations.hpp>
#include <directus/commands/panels.hpp>

#include "commands.hpp"

using namespace directus;

namespace {
using A = const Arguments&;

AnyCommand triggerOf(A a) {
  std::vector<CustomParam> data;
  if (a.has(2))
    for (const auto& [name, value] : a.at(2).items())
      data.emplace_back(name, value.get<std::string>());
  return triggerFlow(a.text(0), a.key(1), CustomParams(std::move(data)));
}

AnyCommand deployOf(A a) {
  if (!a.has(2)) return triggerDeployment(a.text(0), a.key(1));
  TriggerDeploymentOptions options;
  if (a.at(2).contains("preview")) options.preview = a.at(2).at("preview").get<bool>();
  if (a.at(2).contains("clear_cache")) options.clear_cache = a.at(2).at("clear_cache").get<bool>();
  return triggerDeployment(a.text(0), a.key(1), options);
}

}  // namespace

const CommandTable& automationCommands() {
  static const CommandTable commands = {
      {"readDashboards", [](A a) { return readDashboards(a.query(0)); }},
      {"readDashboard", [](A a) { return readDashboard(a.key(0), a.query(1)); }},
      {"createDashboard", [](A a) { return createDashboard(a.json(0), a.query(1)); }},
      {"createDashboards", [](A a) { return createDashboards(a.json(0), a.query(1)); }},
      {"updateDashboard", [](A a) { return updateDashboard(a.key(0), a.json(1), a.query(2)); }},
      {"updateDashboards", [](A a) { return updateDashboards(a.keys(0), a.json(1), a.query(2)); }},
      {"updateDashboardsBatch", [](A a) { return updateDashboardsBatch(a.json(0), a.query(1)); }},
      {"deleteDashboard", [](A a) { return deleteDashboard(a.key(0)); }},
      {"deleteDashboards", [](A a) { return deleteDashboards(a.keys(0)); }},
      {"readPanels", [](A a) { return readPanels(a.query(0)); }},
      {"readPanel", [](A a) { return readPanel(a.key(0), a.query(1)); }},
      {"createPanel", [](A a) { return createPanel(a.json(0), a.query(1)); }},
      {"createPanels", [](A a) { return createPanels(a.json(0), a.query(1)); }},
      {"updatePanel", [](A a) { return updatePanel(a.key(0), a.json(1), a.query(2)); }},
      {"updatePanels", [](A a) { return updatePanels(a.keys(0), a.json(1), a.query(2)); }},
      {"updatePanelsBatch", [](A a) { return updatePanelsBatch(a.json(0), a.query(1)); }},
      {"deletePanel", [](A a) { return deletePanel(a.key(0)); }},
      {"deletePanels", [](A a) { return deletePanels(a.keys(0)); }},
      {"readFlows", [](A a) { return readFlows(a.query(0)); }},
      {"readFlow", [](A a) { return readFlow(a.key(0), a.query(1)); }},
      {"createFlow", [](A a) { return createFlow(a.json(0), a.query(1)); }},
      {"createFlows", [](A a) { return createFlows(a.json(0), a.query(1)); }},
      {"updateFlow", [](A a) { return updateFlow(a.key(0), a.json(1), a.query(2)); }},
      {"updateFlows", [](A a) { return updateFlows(a.keys(0), a.json(1), a.query(2)); }},
      {"updateFlowsBatch", [](A a) { return updateFlowsBatch(a.json(0), a.query(1)); }},
      {"deleteFlow", [](A a) { return deleteFlow(a.key(0)); }},
      {"deleteFlows", [](A a) { return deleteFlows(a.keys(0)); }},
      {"triggerFlow", triggerOf},
      {"readOperations", [](A a) { return readOperations(a.query(0)); }},
      {"readOperation", [](A a) { return readOperation(a.key(0), a.query(1)); }},
      {"createOperation", [](A a) { return createOperation(a.json(0), a.query(1)); }},
      {"createOperations", [](A a) { return createOperations(a.json(0), a.query(1)); }},
      {"updateOperation", [](A a) { return updateOperation(a.key(0), a.json(1), a.query(2)); }},
      {"updateOperations", [](A a) { return updateOperations(a.keys(0), a.json(1), a.query(2)); }},
      {"updateOperationsBatch", [](A a) { return updateOperationsBatch(a.json(0), a.query(1)); }},
      {"deleteOperation", [](A a) { return deleteOperation(a.key(0)); }},
      {"deleteOperations", [](A a) { return deleteOperations(a.keys(0)); }},
      {"createDeployment", [](A a) { return createDeployment(a.json(0), a.query(1)); }},
      {"readDeployments", [](A a) { return readDeployments(a.query(0)); }},
      {"readDeployment", [](A a) { return readDeployment(a.text(0), a.query(1)); }},
      {"readDeploymentDashboard",
       [](A a) { return readDeploymentDashboard(a.text(0), a.option(1, "range")); }},
      {"readDeploymentProjects", [](A a) { return readDeploymentProjects(a.text(0)); }},
      {"readDeploymentProject",
       [](A a) { return readDeploymentProject(a.text(0), a.key(1), a.query(2)); }},
      {"readDeploymentRuns",
       [](A a) { return readDeploymentRuns(a.text(0), a.key(1), a.query(2)); }},
      {"readDeploymentRun", [](A a) { return readDeploymentRun(a.text(0), a.key(1), a.query(2)); }},
      {"readDeploymentRunStats",
       [](A a) { return readDeploymentRunStats(a.text(0), a.key(1), a.option(2, "range")); }},
      {"updateDeployment", [](A a) { return updateDeployment(a.text(0), a.json(1), a.query(2)); }},
      {"updateDeploymentProjects",
       [](A a) { return updateDeploymentProjects(a.text(0), a.json(1)); }},
      {"deleteDeployment", [](A a) { return deleteDeployment(a.text(0)); }},
      {"triggerDeployment", deployOf},
      {"cancelDeployment", [](A a) { return cancelDeployment(a.text(0), a.key(1)); }},
      {"readExtensions", [](A) { return readExtensions(); }},
      {"updateExtension", [](A a) { return updateExtension(a.key(0), a.json(1)); }},
      {"deleteExtension", [](A a) { return deleteExtension(a.key(0)); }},
      {"readRegistryExtensions", [](A a) { return readRegistryExtensions(a.query(0)); }},
      {"readRegistryAccount", [](A a) { return readRegistryAccount(a.key(0)); }},
      {"readRegistryExtension", [](A a) { return readRegistryExtension(a.key(0)); }},
      {"installRegistryExtension",
       [](A a) { return installRegistryExtension(a.text(0), a.text(1)); }},
      {"reinstallRegistryExtension", [](A a) { return reinstallRegistryExtension(a.text(0)); }},
      {"uninstallRegistryExtension", [](A a) { return uninstallRegistryExtension(a.key(0)); }},
  };
  return commands;
}
