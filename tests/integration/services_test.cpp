// What Directus does together with others: mails, flows that are called from outside, the registry
// of extensions, deployments. Where the other is not there, its answer shows that the command
// reached it.
#include <directus/directus.hpp>

#include "accounts.hpp"
#include "server.hpp"
#include "support/catch.hpp"

using namespace directus;

namespace {

struct WithId {
  std::string id;
};
struct Echo {
  std::string got;
};

/// A flow that is called by GET and answers with one of the parameters.
WithId makeEcho() {
  const auto admin = server::admin();
  const WithId flow =
      admin
          .request(createFlow<WithId>(Json{{"name", "Echo by GET"},
                                           {"status", "active"},
                                           {"trigger", "webhook"},
                                           {"options", {{"method", "GET"}, {"return", "$last"}}}}))
          .get();
  const Json operation = {
      {"flow", flow.id},     {"key", "echo"},
      {"type", "transform"}, {"position_x", 20},
      {"position_y", 1},     {"options", {{"json", R"({"got":"{{$trigger.query.name}}"})"}}}};
  const Json made = admin.request(createOperation(operation)).get();
  admin.request(updateFlow(flow.id, Json{{"operation", made.at("id")}})).get();
  return flow;
}

constexpr const char* someId = "11111111-2222-4333-8444-555555555555";

template <class T>
ErrorCode codeOf(const Command<T>& command) {
  return server::failureOf(server::admin().request(command)).code();
}

}  // namespace

TEST_CASE("a flow is triggered by GET with parameters") {
  const WithId flow = makeEcho();
  const auto admin = server::admin();
  CHECK(admin.request(triggerFlow<Echo>("GET", flow.id, {{"name", "Ada & Co"}})).get().got ==
        "Ada & Co");
  admin.request(deleteFlow(flow.id)).get();
}

TEST_CASE("a share is mailed") {
  const auto admin = server::admin();
  const Json share = admin
                         .request(createShare(Json{
                             {"collection", "articles"}, {"item", "1"}, {"name", "For a friend"}}))
                         .get();
  const std::string id = share.at("id");
  const std::string address = server::newAddress();
  admin.request(inviteShare(id, {address})).get();
  CHECK(server::mailedTo(address).find("/admin/shared/" + id) != std::string::npos);
  admin.request(deleteShare(id)).get();
}

// It is not switched off here: while Directus loads its extensions again, on SQLite the next change
// can wait a minute for its own transaction.
TEST_CASE("an extension is listed, and its endpoint is called") {
  const auto admin = server::admin();
  CHECK(admin.request(readExtensions()).get().at(0).at("schema").at("name") == "greeting");
  const auto greeting = customEndpoint<std::string>(
      {.path = "/greeting", .params = {{.name = "name", .value = "Ada & Co"}}});
  CHECK(admin.request(greeting).get() == "Hello Ada & Co");
}

// The servers of the tests are set up with a registry that does not answer.
TEST_CASE("the registry of extensions is asked by Directus") {
  CHECK(codeOf(readRegistryExtensions()) == ErrorCode::serviceUnavailable);
  CHECK(codeOf(readRegistryAccount(someId)) == ErrorCode::serviceUnavailable);
  CHECK(codeOf(readRegistryExtension(someId)) == ErrorCode::serviceUnavailable);
  CHECK(codeOf(installRegistryExtension(someId, someId)) == ErrorCode::internalServerError);
  CHECK(codeOf(reinstallRegistryExtension(someId)) == ErrorCode::forbidden);
  CHECK(codeOf(uninstallRegistryExtension(someId)) == ErrorCode::forbidden);
}

// Directus sets a deployment up only with a token that its provider accepts.
TEST_CASE("deployments: none is set up, and one without credentials is refused", "[deployments]") {
  CHECK(server::admin().request(readDeployments()).get() == Json::array());
  CHECK(codeOf(createDeployment(Json{{"provider", "vercel"}})) == ErrorCode::invalidPayload);
}

TEST_CASE("what a deployment that is not set up answers", "[deployments]") {
  constexpr auto unknown = ErrorCode::internalServerError;  // says Directus
  CHECK(codeOf(readDeployment("vercel")) == unknown);
  CHECK(codeOf(readDeploymentDashboard("vercel", "7d")) == unknown);
  CHECK(codeOf(readDeploymentProjects("vercel")) == unknown);
  CHECK(codeOf(updateDeployment("vercel", Json::object())) == unknown);
  CHECK(codeOf(updateDeploymentProjects("vercel", Json{{"create", Json::array()}})) == unknown);
  CHECK(codeOf(deleteDeployment("vercel")) == unknown);
  CHECK(codeOf(readDeploymentProject("vercel", 1)) == ErrorCode::forbidden);
  CHECK(codeOf(readDeploymentRuns("vercel", 1)) == ErrorCode::forbidden);
  CHECK(codeOf(readDeploymentRun("vercel", 1)) == ErrorCode::forbidden);
  CHECK(codeOf(readDeploymentRunStats("vercel", 1)) == ErrorCode::forbidden);
  CHECK(codeOf(triggerDeployment("vercel", 1)) == ErrorCode::forbidden);
  CHECK(codeOf(cancelDeployment("vercel", 1)) == ErrorCode::forbidden);
}
