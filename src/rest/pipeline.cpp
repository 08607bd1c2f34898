#include <directus/auth/authenticator.hpp>
#include <directus/rest/rest.hpp>

#include "schema/decoder_pool.hpp"
#include "rest/linked_stop.hpp"
#include "rest/redirect.hpp"
#include "http/reply_error.hpp"
#include "commands/request_builder.hpp"

namespace directus::inline v0::detail {

namespace {

SendOptions limits(const ClientContext& context, const CommandRequest& command,
                   const RequestOptions& options, const std::stop_token& stop) {
  const Milliseconds timeout =
      options.timeout.value_or(command.options.timeout.value_or(context.options().timeout));
  SendOptions send{.stop = stop};
  if (timeout > Milliseconds(0))
    send.deadline = std::chrono::steady_clock::now() + timeout.value();
  return send;
}

/// Says who asks, unless the caller did so with a header.
Result<Credentials> addCredentials(const ClientContext& context, const CommandRequest& command,
                                   const SendOptions& limits, HttpRequest& request) {
  Credentials credentials;
  if (request.headers.find("Authorization")) return credentials;
  if (!command.token.empty()) {
    credentials.token = command.token;
  } else if (context.authenticator()) {
    auto given = context.authenticator()->credentials(limits);
    if (!given) return given;
    credentials = std::move(*given);
  }
  if (!credentials.token.empty())
    request.headers.set("Authorization", "Bearer " + credentials.token);
  if (!credentials.cookie.empty()) request.headers.set("Cookie", credentials.cookie);
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

Result<HttpResponse> sendFollowingRedirects(const ClientContext& context,
                                            const CommandRequest& command, HttpRequest& request,
                                            const SendOptions& limits) {
  for (int redirects = 0;; ++redirects) {
    auto response = context.transport().send(request, limits);
    if (!response || redirects == maxRedirects) return response;
    auto target = redirectTarget(*context.base(), command.path, request, *response);
    if (!target) return response;
    request.url = std::move(*target);
  }
}

bool isSuccess(int status, const ReplyTarget& target) {
  return (status >= 200 && status < 300) || (status == 304 && target.takesNotModified);
}

}  // namespace

Result<void> sendCommand(const ClientContext& context, const RestOptions& rest,
                         const CommandRequest& command, const RequestOptions& options,
                         ReplyTarget target) {
  const auto ofThisRequest = [&command](const Error& error) {
    // A custom endpoint's path may hold a query, and with it user data.
    return error.withRequest(command.method, command.path.substr(0, command.path.find('?')));
  };
  const LinkedStop stop(context.stopToken(), command.options.stop, options.stop);
  if (stop.token().stop_requested())
    return ofThisRequest(Error({.kind = ErrorKind::cancelled, .message = "cancelled before it was sent"}));
  const SendOptions send = limits(context, command, options, stop.token());

  auto request = buildRequest(context, command, options);
  if (!request) return ofThisRequest(request.error());
  auto credentials = addCredentials(context, command, send, *request);
  if (!credentials) return ofThisRequest(credentials.error());
  callHooks(rest, command, *request);
  if (auto checked = checkRequest(context, *request); !checked)
    return ofThisRequest(checked.error());

  auto response = sendFollowingRedirects(context, command, *request, send);
  callHooks(rest, command, *request, response);
  if (!response) return ofThisRequest(response.error());

  const DecoderPool::Lease decoder = context.decoders().lease();
  if (!isSuccess(response->status, target))
    return ofThisRequest(replyError(*request, *response, *decoder));
  if (auto read = target.read(target.target, *response, *decoder); !read)
    return ofThisRequest(read.error());
  return {};
}

void logDropped(const ClientContext& context, const CommandRequest& command) noexcept {
  context.log(LogLevel::warn, "an operation was dropped without .get() or .result(): nothing was sent",
              {{"method", command.method}, {"path", command.path}});
}

}  // namespace directus::inline v0::detail
