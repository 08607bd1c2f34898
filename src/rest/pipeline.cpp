#include "rest/pipeline.hpp"

#include <directus/call/authenticator.hpp>
#include <directus/commands/modifiers.hpp>

#include "call/limits.hpp"
#include "call/redirect.hpp"
#include "call/reply_error.hpp"
#include "call/request_builder.hpp"
#include "codec/decoder_pool.hpp"
#include "rest/attempts.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// The request of a command; a list with too long a URL goes by SEARCH.
Result<HttpRequest> buildRequest(const ClientContext& context, const RestOptions& rest,
                                 const CommandRequest& command, const RequestOptions& options) {
  auto request = buildRequest(context, command, options);
  const bool fits = rest.maxUrlLength == 0 || !request || request->url.size() <= rest.maxUrlLength;
  if (fits || !command.searchable || command.method != "GET") return request;
  CommandRequest search = command;
  applySearch(search);
  return buildRequest(context, search, options);
}

/// Who asks; nobody when the caller says it with a header.
Result<RequestCredentials> credentialsFor(const ClientContext& context,
                                          const CommandRequest& command, const RestOptions& rest,
                                          const SendOptions& limits, const HttpRequest& request) {
  if (request.headers.find("Authorization")) return RequestCredentials();
  if (!command.token.empty()) return RequestCredentials{.token = command.token};
  if (!context.authenticator()) return RequestCredentials();
  const bool sentOnce = request.source && !request.source->rewind();
  auto credentials = sentOnce ? context.authenticator()->freshCredentials(limits)
                              : context.authenticator()->credentials(limits);
  if (credentials && rest.credentials == Credentials::omit) credentials.value().cookie.clear();
  return credentials;
}

void callHooks(const RestOptions& rest, const CommandRequest& command, HttpRequest& request) {
  for (const RequestHook& hook : command.onRequest) hook(request);
  if (rest.onRequest) rest.onRequest(request);
}

void callHooks(const RestOptions& rest, const CommandRequest& command, const HttpRequest& request,
               Result<HttpResponse>& response) {
  for (const ResponseHook& hook : command.onResponse) hook(request, response);
  if (rest.onResponse) rest.onResponse(request, response);
}

bool isSuccess(int status, const CommandRequest& command, const ReplyOps& reply) {
  return (status >= 200 && status < 300) || (status == 304 && reply.takesNotModified) ||
         (isRedirect(status) && command.mailLink);
}

}  // namespace

Result<void> sendCommand(const ClientContext& context, const RestOptions& rest,
                         const CommandRequest& command, const RequestOptions& options,
                         const ReplyOps& reply, void* result) {
  const CallLimits limits(context, options, command.options);
  return sendWithin(limits.send(), context, rest, command, options, reply, result);
}

namespace {

Result<void> sendTraced(RequestTrace& trace, const SendOptions& limits,
                        const ClientContext& context, const RestOptions& rest,
                        const CommandRequest& command, const RequestOptions& options,
                        const ReplyOps& reply, void* result) {
  const auto ofThisRequest = [&command](const Error& error) {
    // A custom endpoint's path may hold a query, and with it user data.
    return error.withRequest(command.method, command.path.substr(0, command.path.find('?')));
  };
  if (limits.stop.stop_requested()) return ofThisRequest(CallLimits::error());

  const RetryOptions& retry = options.retry           ? *options.retry
                              : command.options.retry ? *command.options.retry
                                                      : rest.retry;

  auto request = buildRequest(context, rest, command, options);
  if (!request) return ofThisRequest(request.error());
  request->repeatable |= retry.idempotentWrites && command.ofOneItem;
  auto credentials = credentialsFor(context, command, rest, limits, *request);
  if (!credentials) return ofThisRequest(credentials.error());
  setCredentials(*request, *credentials);
  callHooks(rest, command, *request);
  if (auto checked = checkRequest(context, *request, command.secret); !checked)
    return ofThisRequest(checked.error());

  auto response =
      sendUntilKept(context, command, retry, std::move(*credentials), limits, *request, trace);
  callHooks(rest, command, *request, response);
  if (!response) return ofThisRequest(response.error());

  const DecoderPool::Lease decoder = context.decoders().lease();
  if (!isSuccess(response->status, command, reply))
    return ofThisRequest(replyError(*request, *response, *decoder));
  if (request->sink && response->status / 100 == 2)
    if (auto ended = request->sink->end(); !ended) return ofThisRequest(ended.error());
  if (auto read = reply.read(result, *response, *decoder); !read)
    return ofThisRequest(read.error());
  return {};
}

}  // namespace

Result<void> sendWithin(const SendOptions& limits, const ClientContext& context,
                        const RestOptions& rest, const CommandRequest& command,
                        const RequestOptions& options, const ReplyOps& reply, void* result) {
  RequestTrace trace(context, command, options.tag.empty() ? command.options.tag : options.tag);
  return trace.end(sendTraced(trace, limits, context, rest, command, options, reply, result));
}

}  // namespace DIRECTUS_NAMESPACE::detail
