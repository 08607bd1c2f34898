#include <directus/graphql/graphql.hpp>

#include "call/command_body.hpp"

namespace DIRECTUS_NAMESPACE::detail {

GraphqlMembers::GraphqlMembers(const ClientHandle& client, Graphql&& composable)
    : context_(client.context()), rules_(std::move(composable.rules_)) {}

GraphqlMembers::GraphqlMembers(const GraphqlMembers&) noexcept = default;
GraphqlMembers::GraphqlMembers(GraphqlMembers&&) noexcept = default;
GraphqlMembers& GraphqlMembers::operator=(const GraphqlMembers&) noexcept = default;
GraphqlMembers& GraphqlMembers::operator=(GraphqlMembers&&) noexcept = default;
GraphqlMembers::~GraphqlMembers() = default;

PendingBody GraphqlMembers::body(CommandRequest command, RequestOptions options,
                                 const ReplyOps& reply) const {
  return commandBody(context_, rules_, std::move(command), std::move(options), reply);
}

}  // namespace DIRECTUS_NAMESPACE::detail

namespace DIRECTUS_NAMESPACE {

Graphql::Graphql(GraphqlOptions options)
    : rules_(std::make_shared<const detail::CallRules>(
          detail::CallRules{.onRequest = std::move(options.onRequest),
                            .onResponse = std::move(options.onResponse),
                            .retry = std::move(options.retry),
                            .sendsCookies = options.credentials != Credentials::omit})) {}
Graphql::Graphql(const Graphql&) noexcept = default;
Graphql::Graphql(Graphql&&) noexcept = default;
Graphql::~Graphql() = default;

Graphql graphql(GraphqlOptions options) {
  return Graphql(std::move(options));
}

}  // namespace DIRECTUS_NAMESPACE
