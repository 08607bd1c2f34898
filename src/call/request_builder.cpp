#include "call/request_builder.hpp"

#include <directus/files/form_data.hpp>

namespace DIRECTUS_NAMESPACE::detail {

Result<HttpRequest> buildRequest(const ClientContext& context, const CommandRequest& command,
                                 const RequestOptions& options) {
  if (!command.refused.empty()) return command.refused.error();
  const auto& base = context.base();
  if (!base) return base.error();
  if (base->hasUserinfo())
    return invalidArgument("url",
                           "holds a user name or password; use staticToken or authentication");

  auto url = base->resolve(command.path, command.params);
  if (!url) return url.error();

  HttpRequest request;
  request.method = command.method;
  request.url = std::move(*url);
  // The JS SDK sends it with every request, also without a body.
  request.headers.set("Content-Type", "application/json");
  request.headers.merge(command.headers);
  request.headers.merge(command.options.headers);
  request.headers.merge(options.headers);
  request.body = command.body;
  if (const FormData* form = command.form.get()) {
    auto encoded = form->encode();
    if (!encoded) return encoded.error();
    request.source = std::move(encoded->source);
    request.headers.set("Content-Type", encoded->contentType);
  }
  request.repeatable =
      (isSafeMethod(request.method) || command.onlyReads) && !command.mailLink &&
      !command.changesSomething;
  return request;
}

Result<void> requireSafeLine(const ClientContext& context) {
  const auto& base = context.base();
  if (!base) return base.error();
  if (base->isHttps() || base->isLoopback() || context.options().allowInsecureHttp) return {};
  return invalidArgument("url",
                         "a secret would travel over plain http; use https, or say "
                         "ClientOptions::allowInsecureHttp");
}

Result<void> checkRequest(const ClientContext& context, const HttpRequest& request, bool secret) {
  if (!context.base()->sameOrigin(request.url))
    return invalidArgument("url", "leaves the origin of this client");
  secret = secret || request.headers.find("Authorization") || request.headers.find("Cookie");
  return secret ? requireSafeLine(context) : Result<void>();
}

}  // namespace DIRECTUS_NAMESPACE::detail
