#include "graphql.hpp"

#include <directus/directus.hpp>

#include "auth_network.hpp"
#include "values.hpp"

using namespace directus;

namespace {

Result<Json> ask(const Vector& vector, const std::shared_ptr<AuthNetwork>& network) {
  auto client = createDirectus(vector.value("url", "https://directus.example.com"),
                               {.transport = network, .clock = network->clock()})
                    .with(graphql({.retry = {.tries = 1}}));
  const Vector arguments = vector.at("steps").at(0).at("step").at("args");
  const std::string text = arguments.at(0).get<std::string>();
  const bool hasVariables = arguments.size() > 1 && markerType(arguments.at(1)) != "undefined";
  const GraphqlVariables variables(hasVariables ? Json::parse(arguments.at(1).dump()) : Json());
  const bool isSystem = arguments.size() > 2 && arguments.at(2) == "system";
  const GraphqlQueryOptions how{.scope = isSystem ? GraphqlScope::system : GraphqlScope::items};
  if (!vector.value("static", Vector()).is_string())
    return client.query<Json>(text, variables, how).result();
  return std::move(client)
      .with(staticToken(vector.at("static").get<std::string>()))
      .query<Json>(text, variables, how)
      .result();
}

std::optional<Difference> compareRequest(const Vector& wanted, const HttpRequest& sent) {
  const std::string authorization(sent.headers.find("Authorization").value_or(""));
  if (wanted.at("method") == sent.method && wanted.at("url") == sent.url &&
      wanted.at("contentType") == std::string(sent.headers.find("Content-Type").value_or("")) &&
      authorization == wanted.at("headers").value("Authorization", "") &&
      sameJson(Vector::parse(sent.body), wanted.at("body").at("value")))
    return std::nullopt;
  return Difference{wanted.dump(),
                    sent.method + " " + sent.url + " " + authorization + " " + sent.body};
}

std::optional<Difference> compareError(const Vector& wanted, const Error& error) {
  const Vector data = Vector::parse(error.data(), nullptr, false);
  if (error.status() == wanted.at("status") && !error.errors().empty() &&
      wanted.at("message") == error.errors()[0].message && sameJson(data, wanted.at("data")))
    return std::nullopt;
  return Difference{wanted.dump(), std::string(error.what()) + " " + error.data()};
}

}  // namespace

std::optional<Difference> checkGraphqlQuery(const Vector& vector) {
  const auto network = std::make_shared<AuthNetwork>(vector.value("replies", Vector::array()));
  const Vector& step = vector.at("steps").at(0);
  const Result<Json> result = ask(vector, network);
  if (network->sent().size() != 1)
    return Difference{"one request", std::to_string(network->sent().size())};
  if (auto difference = compareRequest(step.at("requests").at(0), network->sent()[0].request))
    return difference;
  if (step.contains("throws"))
    return result ? Difference{step.at("throws").dump(), result->dump()}
                  : compareError(step.at("throws"), result.error());
  if (!result) return Difference{step.at("result").dump(), result.error().what()};
  if (sameJson(Vector::parse(result->dump()), step.at("result"))) return std::nullopt;
  return Difference{step.at("result").dump(), result->dump()};
}
