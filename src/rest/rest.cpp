#include <directus/rest/rest.hpp>

#include <directus/call/client_context.hpp>

#include "call/command_body.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

CallRules rulesOf(RestOptions options) {
  return {.onRequest = std::move(options.onRequest),
          .onResponse = std::move(options.onResponse),
          .retry = std::move(options.retry),
          .sendsCookies = options.credentials != Credentials::omit,
          .maxUrlLength = options.maxUrlLength};
}

}  // namespace

RestMembers::RestMembers(const ClientHandle& client, Rest&& composable)
    : context_(client.context()), rules_(std::move(composable.rules_)) {
  context_->setRestRules(rules_);
}

RestMembers::RestMembers(const RestMembers&) noexcept = default;
RestMembers::RestMembers(RestMembers&&) noexcept = default;
RestMembers& RestMembers::operator=(const RestMembers&) noexcept = default;
RestMembers& RestMembers::operator=(RestMembers&&) noexcept = default;
RestMembers::~RestMembers() = default;

PendingBody RestMembers::body(CommandRequest&& command, RequestOptions&& options,
                              const ReplyOps& reply) const {
  return commandBody(context_, rules_, std::move(command), std::move(options), reply);
}

PendingBody RestMembers::body(CommandRequest&& command, const ReplyOps& reply) const {
  return body(std::move(command), {}, reply);
}

}  // namespace DIRECTUS_NAMESPACE::detail

namespace DIRECTUS_NAMESPACE {

Rest::Rest(RestOptions options)
    : rules_(std::make_shared<const detail::CallRules>(detail::rulesOf(std::move(options)))) {}
Rest::Rest(const Rest&) noexcept = default;
Rest::Rest(Rest&&) noexcept = default;
Rest::~Rest() = default;

const RestOptions& detail::defaultRestOptions() {
  static const RestOptions options;
  return options;
}

Rest rest(const RestOptions& options) {
  return Rest(options);
}

}  // namespace DIRECTUS_NAMESPACE
