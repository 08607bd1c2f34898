#include "call/request_builder.hpp"

namespace DIRECTUS_NAMESPACE::detail {

Result<void> buildRequest(const ClientContext& context, const CommandRequest& command,
                          const RequestOptions& options, HttpRequest& request) {
  if (auto same = context.checkProcess(); !same) return same.error();
  if (!command.refused.empty()) return command.refused.error();
  const auto& base = context.base();
  if (!base) return base.error();
  if (base->hasUserinfo())
    return invalidArgument("url",
                           "holds a user name or password; use staticToken or authentication");

  auto url = base->resolve(command.path, command.params);
  if (!url) return url.error();

  request.method = command.method;
  request.url = std::move(*url);
  // The JS SDK sends it with every request, also without a body.
  request.headers.set("Content-Type", "application/json");
  request.headers.merge(command.headers);
  request.headers.merge(command.options.headers);
  request.headers.merge(options.headers);
  request.body = command.body;
  if (command.form.get() != nullptr)
    if (auto put = command.form.putInto(request); !put) return put.error();
  request.repeatable = command.effect == Effect::none;
  return {};
}

Result<void> requireSafeLine(const ClientContext& context) {
  const auto& base = context.base();
  if (!base) return base.error();
  if (base->isHttps() || base->isLoopback() || context.options().allowInsecureHttp) return {};
  return invalidArgument("url",
                         "a secret would travel over plain http; use https, or say "
                         "ClientOptions::allowInsecureHttp");
}

namespace {

/// libcurl would refuse it by its own words, or the server cut it: nothing that long is a URL.
constexpr std::size_t longestUrl = 1024 * 1024;

/// How an error calls a header.
std::string shownName(std::string_view header) {
  if (equalsIgnoreCase(header, "Authorization")) return "token";
  if (equalsIgnoreCase(header, "Cookie")) return "cookie";
  return "header '" + std::string(header.substr(0, 64)) + "'";
}

/// A token, cookies or another header that no server takes are refused by name: what a server does
/// with them looks like a broken line.
Result<void> checkSize(const HttpRequest& request) {
  if (request.url.size() > longestUrl)
    return invalidArgument(
        "url", "too long for any server: " + std::to_string(request.url.size()) + " bytes");
  for (const auto& [name, value] : request.headers) {
    const bool isOurs = equalsIgnoreCase(name, "Authorization") || equalsIgnoreCase(name, "Cookie");
    if (!isOurs && name.size() <= longestToken && value.size() <= longestToken) continue;
    for (const std::string_view text : {std::string_view(name), std::string_view(value)})
      if (auto fits = checkArgument(shownName(name), text, longestToken); !fits) return fits;
  }
  return {};
}

}  // namespace

Result<void> checkRequest(const ClientContext& context, const HttpRequest& request, bool secret) {
  if (!context.base()->sameOrigin(request.url))
    return invalidArgument("url", "leaves the origin of this client");
  if (auto fits = checkSize(request); !fits) return fits;
  secret = secret || request.headers.find("Authorization") || request.headers.find("Cookie");
  return secret ? requireSafeLine(context) : Result<void>();
}

}  // namespace DIRECTUS_NAMESPACE::detail
