// What RealtimeDriver does without its lock: sockets and tokens.
#include <directus/core/clock.hpp>

#include "async/async_slot.hpp"
#include "async/runtime.hpp"
#include "call/request_builder.hpp"
#include "core/random.hpp"
#include "realtime/messages.hpp"
#include "realtime/realtime_driver.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::string_view tokenCookie = "directus_session_token=";

/// Brings what happens to one socket to the driver, where the client still lives.
class Listener final : public SocketListener {
 public:
  Listener(std::weak_ptr<ClientContext> context, std::uint64_t number)
      : context_(std::move(context)), number_(number) {}

  void onOpen() override {
    with([&](RealtimeDriver& driver) { driver.onOpen(number_); });
  }
  void onMessage(std::string_view text) override {
    with([&](RealtimeDriver& driver) { driver.onMessage(number_, text); });
  }
  void onClose(SocketClose close) override {
    with([&](RealtimeDriver& driver) { driver.onClose(number_, std::move(close)); });
  }

 private:
  template <class Use>
  void with(Use use) {
    if (const auto context = context_.lock())
      use(static_cast<RealtimeDriver&>(*context->realtime()));
  }

  const std::weak_ptr<ClientContext> context_;
  const std::uint64_t number_;
};

/// The access token of credentials; in session mode the cookie is one.
std::string tokenOf(const RequestCredentials& credentials) {
  if (!credentials.token.empty()) return credentials.token;
  const std::string_view cookies = credentials.cookie;
  const std::size_t at = cookies.find(tokenCookie);
  if (at == cookies.npos) return {};
  const std::string_view rest = cookies.substr(at + tokenCookie.size());
  return std::string(rest.substr(0, rest.find(';')));
}

/// `https://host/x` → `wss://host/x`; "" for what is neither http nor a WebSocket.
std::string socketUrl(std::string_view url) {
  for (const auto& [from, to] : {std::pair("http://", "ws://"), std::pair("https://", "wss://"),
                                 std::pair("ws://", "ws://"), std::pair("wss://", "wss://")})
    if (url.starts_with(from)) return to + std::string(url.substr(std::string_view(from).size()));
  return {};
}

/// The refusal as a request would have met it.
Error asRefusal(const Error& error, bool isExpired) {
  ErrorDetails details = error.details();
  details.kind = ErrorKind::api;
  details.status = 401;
  ApiError one;
  one.code = isExpired ? ErrorCode::tokenExpired : ErrorCode::invalidToken;
  one.codeText = toString(one.code);
  details.errors = {std::move(one)};
  return Error(std::move(details));
}

}  // namespace

Result<SocketRequest> RealtimeDriver::socketRequest() const {
  if (const auto& base = context_.base(); !base) return base.error();
  const bool isOwn = options_.url.empty();
  auto address =
      isOwn ? context_.base()->resolve("/websocket", {}) : Result<std::string>(options_.url);
  if (!address) return address.error();
  SocketRequest request{.url = socketUrl(*address),
                        .headers = {},
                        .timeout = options_.connectTimeout,
                        .maxMessageBytes = options_.maxMessageBytes};
  if (request.url.empty()) return invalidArgument("realtime.url", "not ws:// or wss://");
  if (next_.token.empty()) return request;
  // What is not encrypted may go to this machine only.
  const auto target = BaseUrl::parse("http" + request.url.substr(2));
  if (!target) return invalidArgument("realtime.url", "not an address");
  if (!target->isHttps() && !target->isLoopback() && !context_.options().allowInsecureHttp)
    return invalidArgument("url",
                           "a secret would travel over plain ws; use https, or say "
                           "ClientOptions::allowInsecureHttp");
  if (options_.authMode == RealtimeAuthMode::strict)
    request.headers.set("Cookie", std::string(tokenCookie) + next_.token);
  return request;
}

void RealtimeDriver::openSocket(std::uint64_t number) {
  dropSocket();
  const auto fail = [&](const Error& error) { onClose(number, {.error = error}); };
  const auto request = socketRequest();
  if (!request) return fail(request.error());
  if (options_.authMode == RealtimeAuthMode::strict) used_ = next_;
  socket_ = context_.transport().openSocket(*request, std::make_shared<Listener>(weak(), number));
  if (!socket_) fail(invalidArgument("transport", "this transport has no WebSockets"));
}

void RealtimeDriver::dropSocket() {
  const std::unique_ptr<Socket> dropped = std::move(socket_);
}

void RealtimeDriver::authorize(Connection::Ask ask) {
  const CredentialsWanted wanted{.fresh = true, .insteadOf = ask.insteadOfLast ? used_.serial : 0};
  // From any thread; without anything brought it is worth asking again.
  const CredentialsTaker taker = [ask, self = weak()](auto brought) {
    onHelper(self, [ask, brought](RealtimeDriver& driver) {
      driver.step([&] {
        driver.later([&driver, ask, brought] {
          if (brought) return driver.tookToken(ask, *brought);
          driver.authorize(ask);
        });
      });
    });
  };
  auto given = context_.authenticator()->tryCredentials(wanted, taker);
  if (given) tookToken(ask, *std::move(given));
}

void RealtimeDriver::tookToken(Connection::Ask ask, Result<RequestCredentials> given) {
  if (!given)
    return step([&] {
      apply(connection_.notAuthorized(ask.number, given.error(), now(), randomFraction()));
    });
  given->token = tokenOf(*given);
  const Connection::Token token{.isThere = !given->token.empty(),
                                .isSame = given->token == used_.token,
                                .expiresAt = given->expiresAt};
  next_ = *std::move(given);
  step([&] { apply(connection_.authorized(ask.number, token, now())); });
}

void RealtimeDriver::reportRefused(const Error& error, bool isExpired) {
  const auto& authenticator = context_.authenticator();
  const bool another =
      authenticator != nullptr && authenticator->report(used_, asRefusal(error, isExpired));
  if (isExpired) return;  // another one is asked for in any case
  step([&] { apply(connection_.refused(error, another, now())); });
}

void RealtimeDriver::debug(std::string_view what, std::string_view text) const {
  if (!options_.debug) return;
  const std::string size = std::to_string(text.size());
  context_.log(LogLevel::debug, "a realtime message", {{"what", what}, {"bytes", size}});
}

}  // namespace DIRECTUS_NAMESPACE::detail
