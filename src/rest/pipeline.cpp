#include <directus/http/authenticator.hpp>
#include <directus/rest/rest.hpp>

#include "commands/request_builder.hpp"
#include "http/limits.hpp"
#include "http/reply_error.hpp"
#include "rest/attempts.hpp"
#include "rest/redirect.hpp"
#include "schema/decoder_pool.hpp"

namespace directus::inline v0::detail {

namespace {

/// Who asks; nobody when the caller says it with a header.
Result<RequestCredentials> credentialsFor(const ClientContext& context,
                                          const CommandRequest& command, const RestOptions& rest,
                                          const SendOptions& limits, const HttpRequest& request) {
  if (request.headers.find("Authorization")) return RequestCredentials();
  if (!command.token.empty()) return RequestCredentials{.token = command.token};
  if (!context.authenticator()) return RequestCredentials();
  auto credentials = context.authenticator()->credentials(limits);
  if (credentials && rest.credentials == Credentials::omit) credentials.value().cookie.clear();
  return credentials;
}

void callHooks(const RestOptions& rest, const CommandRequest& command, HttpRequest& request) {
  for (const auto& hook : command.onRequest) (*hook)(request);
  if (rest.onRequest) rest.onRequest(request);
}

void callHooks(const RestOptions& rest, const CommandRequest& command, const HttpRequest& request,
               Result<HttpResponse>& response) {
  for (const auto& hook : command.onResponse) (*hook)(request, response);
  if (rest.onResponse) rest.onResponse(request, response);
}

bool isSuccess(int status, const CommandRequest& command, const ReplyTarget& target) {
  return (status >= 200 && status < 300) || (status == 304 && target.takesNotModified) ||
         (isRedirect(status) && command.mailLink);
}

}  // namespace

Result<void> sendCommand(const ClientContext& context, const RestOptions& rest,
                         const CommandRequest& command, const RequestOptions& options,
                         ReplyTarget target) {
  const auto ofThisRequest = [&command](const Error& error) {
    // A custom endpoint's path may hold a query, and with it user data.
    return error.withRequest(command.method, command.path.substr(0, command.path.find('?')));
  };
  const CallLimits limits(context, options, command.options);
  if (limits.stopped()) return ofThisRequest(limits.error());

  const RetryOptions& retry = options.retry           ? *options.retry
                              : command.options.retry ? *command.options.retry
                                                      : rest.retry;

  auto request = buildRequest(context, command, options);
  if (!request) return ofThisRequest(request.error());
  request->repeatable |= retry.idempotentWrites && command.ofOneItem;
  auto credentials = credentialsFor(context, command, rest, limits.send(), *request);
  if (!credentials) return ofThisRequest(credentials.error());
  setCredentials(*request, *credentials);
  callHooks(rest, command, *request);
  if (auto checked = checkRequest(context, *request, command.secret); !checked)
    return ofThisRequest(checked.error());

  auto response =
      sendUntilKept(context, command, retry, std::move(*credentials), limits.send(), *request);
  callHooks(rest, command, *request, response);
  if (!response) return ofThisRequest(response.error());

  const DecoderPool::Lease decoder = context.decoders().lease();
  if (!isSuccess(response->status, command, target))
    return ofThisRequest(replyError(*request, *response, *decoder));
  if (auto read = target.read(target.target, *response, *decoder); !read)
    return ofThisRequest(read.error());
  return {};
}

void logDropped(const ClientContext& context, const CommandRequest& command) noexcept {
  context.log(LogLevel::warn,
              "an operation was dropped without .get() or .result(): nothing was sent",
              {{"method", command.method}, {"path", command.path}});
}

}  // namespace directus::inline v0::detail
