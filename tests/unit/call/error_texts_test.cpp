// What an error says: no secrets, one line, of bounded length; and arguments that are too long are
// refused by their names.
#include <directus/directus.hpp>
#include <directus/testing/fake_transport.hpp>

#include <algorithm>
#include <stdexcept>

#include "support/catch.hpp"

using namespace directus;

namespace {

constexpr const char* password = "canary-pass&word \"<>'";

struct Peer {
  std::shared_ptr<testing::FakeTransport> fake = std::make_shared<testing::FakeTransport>();
  RestOptions options{.retry = {.tries = 1}};

  template <class T>
  [[nodiscard]] Error errorOf(const Command<T>& command, std::string with = "canary-token") const {
    auto client = createDirectus("https://example.com", {.transport = fake})
                      .with(rest(options))
                      .with(staticToken(std::move(with)));
    const auto result = client.request(command).result();
    REQUIRE_FALSE(result.has_value());
    return result.error();
  }
};

std::string textOf(const Error& error) {
  std::string text = std::string(error.what()) + '|' + error.body() + '|' + error.data();
  for (const ApiError& one : error.errors())
    text += '|' + one.message + '|' + one.extensions + '|' + one.reason.value_or("") + '|' +
            one.codeText + '|' + one.field.value_or("");
  return text;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string asJson(std::string_view text) {
  return Json(text).dump();
}

std::string apiError(const std::string& message) {
  return R"({"errors":[{"message":)" + asJson(message) +
         R"(,"extensions":{"code":"INVALID_PAYLOAD","reason":)" + asJson(message) + "}}]}";
}

}  // namespace

TEST_CASE("a token that a server echoes is in no text of an error", "[B74]") {
  for (const std::string& echo :
       {std::string("<p>canary-token</p>"), apiError("Bearer canary-token is refused"),
        apiError("canary-token"), std::string(R"({"data":"canary-token","errors":[{}]})"),
        std::string(R"({"x":"canary-token")")})
    for (const int status : {200, 400, 401, 502}) {
      CAPTURE(echo, status);
      Peer peer;
      peer.fake->reply(status, echo);
      CHECK_FALSE(has(textOf(peer.errorOf(customEndpoint<std::vector<int>>({.path = "/x"}))),
                      "canary-token"));
    }
}

TEST_CASE("a token is in no member of an error that Directus lists", "[B74]") {
  Peer peer;
  peer.fake->reply(
      400, R"({"errors":[{"message":"a canary-token","extensions":{"code":"b canary-token",)"
           R"("field":"c canary-token","collection":"d canary-token","reason":"e canary-token",)"
           R"("path":["f","canary-token"],"more":"g canary-token"}}]})");
  const Error error = peer.errorOf(customEndpoint<Json>({.path = "/x"}));
  REQUIRE(error.errors().size() == 1);
  const ApiError& listed = error.errors()[0];
  CHECK(listed.message == "a ***");
  CHECK(listed.codeText == "b ***");
  CHECK(listed.field == "c ***");
  CHECK(listed.collection == "d ***");
  CHECK(listed.reason == "e ***");
  CHECK(listed.path == std::vector<std::string>{"f", "***"});
  CHECK_FALSE(has(listed.extensions, "canary"));
  CHECK(has(listed.extensions, "g ***"));
}

TEST_CASE("a secret is hidden from four characters on; what is shorter looks like a word",
          "[B74]") {
  const auto messageWith = [](const std::string& secret) {
    Peer peer;
    peer.fake->reply(400, apiError("no " + secret + " here"));
    const Error error = peer.errorOf(
        customEndpoint<Json>({.path = "/x", .params = {{.name = "otp", .value = secret}}}));
    return error.errors().at(0).message;
  };
  CHECK(messageWith("4711") == "no *** here");
  CHECK(messageWith("abc") == "no abc here");
}

TEST_CASE("each of several cookies is a secret, and so are headers of that name", "[B74]") {
  const CustomEndpointOptions options{
      .path = "/x",
      .headers = {{"Cookie", "a=first-canary; directus_session_token=second-canary"},
                  {"X-Api-Key", "third-canary"}}};
  for (const char* echo : {"got first-canary", "got second-canary", "got third-canary"}) {
    Peer peer;
    peer.fake->reply(400, echo).reply(400, apiError(echo));
    CHECK_FALSE(has(textOf(peer.errorOf(customEndpoint<Json>(options))), "canary"));
    CHECK_FALSE(has(textOf(peer.errorOf(customEndpoint<Json>(options))), "canary"));
  }
}

TEST_CASE("a password is a secret in whatever spelling it is echoed", "[B74]") {
  std::string encoded;
  detail::appendFormEncoded(encoded, password);
  for (const std::string& echo :
       {std::string(password), asJson(password), encoded,
        std::string("canary-pass&amp;word &quot;&lt;&gt;&#39;"), apiError(password)})
    for (const int status : {200, 400}) {
      CAPTURE(echo);
      Peer peer;
      for (int i = 0; i < 4; ++i) peer.fake->reply(status, echo);
      for (const Error& error : {peer.errorOf(createUser<std::vector<int>>(
                                     Json{{"email", "a@example.com"}, {"password", password}})),
                                 peer.errorOf(updateUser<std::vector<int>>(
                                     "key", Json{{"deep", {{"token", password}}}})),
                                 peer.errorOf(generateTwoFactorSecret(password)),
                                 peer.errorOf(customEndpoint<std::vector<int>>({.path = "/x",
                                 .params = {{.name = "access_token", .value = password}}}))}) {
        CHECK_FALSE(has(textOf(error), "canary"));
        CHECK(error.body().empty());
      }
    }
}

TEST_CASE("no reply of a command that holds secrets is shown", "[B74]") {
  for (const int status : {200, 502}) {
    Peer peer;
    for (int i = 0; i < 5; ++i) peer.fake->reply(status, "what the server knows");
    CHECK(peer.errorOf(generateTwoFactorSecret("pw")).body().empty());
    CHECK(peer.errorOf(login({.email = "a", .password = "b"})).body().empty());
    CHECK(peer.errorOf(refresh({.mode = AuthMode::cookie})).body().empty());
    CHECK(peer.errorOf(authenticateShare("s")).body().empty());
    CHECK(peer.errorOf(createUser<Json>(Json{{"password", "pw"}})).body() == "");
  }
}

TEST_CASE("a secret is hidden wherever in a request it stands", "[B74]") {
  const auto textWith = [](const CustomEndpointOptions& options) {
    Peer peer;
    peer.fake->reply(400, apiError("no canary-a/b c here"));
    return std::string(peer.errorOf(customEndpoint<Json>(options)).what());
  };
  const auto filter = [](const Json& json) {
    return QueryParam{.name = "filter", .value = json.dump(), .kind = QueryParam::Kind::json};
  };
  const std::string secret = "canary-a/b c";
  for (const CustomEndpointOptions& options :
       {CustomEndpointOptions{.path = "/x?token=canary-a/b+c"},
        CustomEndpointOptions{.path = "/x",
        .params = {filter(Json{{"api_key", {{"_eq", secret}}}})}},
        CustomEndpointOptions{
            .path = "/x", .method = "SEARCH", .body = Json{{"query", {{"token", secret}}}}.dump()},
        CustomEndpointOptions{
            .path = "/x", .method = "POST", .body = R"({"users":[{"password":["canary-a/b c"]}]})"},
        CustomEndpointOptions{.path = "/graphql",
        .method = "POST",
        .body = Json{{"query", R"({ a(pass_token : "canary-a/b c") })"}}.dump()},
        CustomEndpointOptions{.path = "/x", .headers = {{"X-Api-Key", secret}}}})
    CHECK_FALSE(has(textWith(options), "canary"));
}

TEST_CASE("a secret is hidden in the spellings of other programs", "[B74]") {
  for (const std::string& echo :
       {std::string(R"(<b>canary-a\/b c</b>)"), std::string("canary-a%2Fb%20c"),
        std::string("canary-a%2Fb+c"), std::string("canary-a/b+c")}) {
    CAPTURE(echo);
    Peer peer;
    peer.fake->reply(502, echo);
    const Error error = peer.errorOf(
        customEndpoint<Json>({.path = "/x", .headers = {{"X-Api-Key", "canary-a/b c"}}}));
    CHECK_FALSE(has(textOf(error), "canary"));
  }
}

TEST_CASE("numbers that are passwords or codes are hidden", "[B74]") {
  Peer peer;
  peer.fake->reply(400, apiError("no 73912648 here"));
  peer.fake->reply(502, "<p>73912648</p>");
  const CustomEndpointOptions options{
      .path = "/x", .method = "POST", .body = R"({"otp":73912648})"};
  CHECK_FALSE(has(textOf(peer.errorOf(customEndpoint<Json>(options))), "7391"));
  CHECK(peer.errorOf(customEndpoint<Json>(options)).body().empty());
}

TEST_CASE("a number in the text of a GraphQL mutation is hidden where it is a code", "[B74]") {
  Peer peer;
  peer.fake->reply(400, apiError("no 73912648 here"));
  const Json body = {{"query", "mutation { users_me_tfa_enable(otp: 73912648, secret: 5) }"}};
  const CustomEndpointOptions options{
      .path = "/graphql/system", .method = "POST", .body = body.dump()};
  CHECK_FALSE(has(textOf(peer.errorOf(customEndpoint<Json>(options))), "7391"));
}

TEST_CASE("a password in the text of a GraphQL mutation is hidden", "[B74]") {
  for (const std::string_view document :
       {R"(mutation { auth_login(email: "a", password: "canary-pw\"x") { access_token } })",
        R"(mutation { create_users_item(data: {password:"""canary-pw"x"""}) { id } })"}) {
    auto fake = std::make_shared<testing::FakeTransport>();
    const auto client = createDirectus("https://example.com", {.transport = fake}).with(graphql());
    const auto scope =
        document.find("auth_login") != document.npos ? GraphqlScope::system : GraphqlScope::items;
    fake->reply(400, apiError(R"(found canary-pw"x)"));
    fake->reply(502, R"(<p>canary-pw"x</p>)");
    for (int i = 0; i < 2; ++i) {
      const auto result = client.query<Json>(std::string(document), {}, {.scope = scope}).result();
      REQUIRE_FALSE(result);
      CAPTURE(document, textOf(result.error()));
      CHECK_FALSE(has(textOf(result.error()), "canary"));
      CHECK(result.error().body().empty());
    }
  }
}

TEST_CASE("what a reply calls a password or a token is not shown", "[B74]") {
  Peer peer;
  peer.fake->reply(200, R"({"ok":1,"access_token":"other-canary","user":{"password": "pw-canary)");
  const Error error = peer.errorOf(customEndpoint<Json>({.path = "/x"}));
  CHECK(has(error.body(), R"({"ok":1,"access_token":***)"));
  CHECK_FALSE(has(textOf(error), "canary"));
}

TEST_CASE("a bearer token and a JSON web token are hidden, whoever's they are", "[B74]") {
  Peer peer;
  peer.fake->reply(502, apiError("upstream said: authorization: Bearer someone-elses-canary!"));
  peer.fake->reply(502, "no eyJhbGciOiJIUzI1NiJ9.eyJpZCI6ImNhbmFyeSJ9.canary-signature here");
  const Error first = peer.errorOf(customEndpoint<Json>({.path = "/x"}));
  CHECK(has(first.what(), "Bearer ***!"));
  CHECK_FALSE(has(textOf(first), "canary"));
  CHECK(peer.errorOf(customEndpoint<Json>({.path = "/x"})).body() == "no *** here");
}

TEST_CASE("an error of a transport shows no secret of its request", "[B74]") {
  Peer peer;
  // Not the token: the watch over all tests would see it in what the transport makes.
  peer.fake->fail(Error({.kind = ErrorKind::network, .message = "no route for canary-key"}));
  CHECK(has(
      peer.errorOf(customEndpoint<Json>({.path = "/x", .headers = {{"X-Api-Key", "canary-key"}}}))
          .what(),
      "no route for ***"));
}

TEST_CASE("what an error says is one short line, whatever a server sends", "[B75]") {
  Peer peer;
  const std::string message = "first\r\nsecond\x1b[31m\t\xC2\x85\xE2\x80\xA8\xE2\x80\xAE\x7f";
  peer.fake->reply(400, apiError(message + std::string(100'000, 'x')));
  peer.fake->reply(400, R"({"errors":[{"message":"m","extensions":{"code":")" +
                            std::string(100'000, 'C') + R"("}}]})");
  peer.fake->reply(500, "bad \xff\xfe bytes\n");
  const Error error = peer.errorOf(readItems("x"));
  const std::string what = error.what();
  CHECK(what.size() <= 1024);
  CHECK(has(what, "first  second [31m     xxx"));
  CHECK(std::none_of(what.begin(), what.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
  CHECK(error.errors().at(0).message.size() > 100'000);
  CHECK(std::string_view(peer.errorOf(readItems("x")).what()).size() <= 1024);
  CHECK(peer.errorOf(readItems("x")).body() == "bad ?? bytes ");
}

TEST_CASE("a long path is cut in an error, between two characters", "[B75]") {
  Peer peer;
  std::string path = "/x/";
  for (int i = 0; i < 300; ++i) path += "é";
  peer.fake->fail(ErrorKind::network);
  const Error error = peer.errorOf(customEndpoint<Json>({.path = path}));
  CHECK(error.path().size() <= 256);
  CHECK(error.path().ends_with("é…"));
  CHECK(std::string_view(error.what()).size() <= 1024);
}

TEST_CASE("keys that no server takes are refused by name, in paths and in bodies", "[B76]") {
  Peer peer;
  for (const std::string& bad : {std::string(100'000, 'k'), std::string(64 << 20, '\xff'),
                                 std::string("not \xff UTF-8"), std::string("half \xC3")}) {
    const auto refused = [&](const auto& command, std::string_view name) {
      const Error error = peer.errorOf(command);
      CHECK(error.kind() == ErrorKind::invalidArgument);
      CHECK(has(error.what(), std::string(name) + ": "));
      CHECK(std::string_view(error.what()).size() < 300);
    };
    refused(readItem("leads", bad), "key");
    refused(readItems(bad), "collection");
    refused(deleteUser(bad), "key");
    refused(readAssetRaw(bad), "key");
    refused(deleteItems("leads", Keys{1, bad}), "keys");
    refused(updateUsers(Keys{bad}, Json{{"title", "x"}}), "keys");
    refused(downloadFilesZip(Keys{bad}), "keys");
    refused(utilitySort("leads", bad, 1), "item");
    refused(utilitySort("leads", 1, bad), "to");
    refused(inviteUser("a@example.com", bad), "role");
    refused(inviteShare(bad, {"a@example.com"}), "share");
    refused(acceptUserInvite(bad, "pw"), "token");
    refused(passwordReset(bad, "pw"), "token");
    refused(withToken(bad, readItems("leads")), "token");
  }
  CHECK(peer.fake->requests().empty());
}

TEST_CASE("a token or a cookie that no server takes is refused by name", "[B76]") {
  Peer peer;
  for (const std::string& bad : {std::string(100'000, 't'), std::string("t\xff")}) {
    const Error error = peer.errorOf(readItems("leads"), bad);
    CHECK(error.kind() == ErrorKind::invalidArgument);
    CHECK(has(error.what(), "token: "));
    CHECK(
        has(peer.errorOf(customEndpoint<Json>({.path = "/x", .headers = {{"Cookie", "a=" + bad}}}))
                .what(),
            "cookie: "));
  }
  CHECK(has(peer.errorOf(customEndpoint<Json>({.path = '/' + std::string(2'000'000, 'x')})).what(),
            "url: "));
  CHECK(peer.fake->requests().empty());
}

TEST_CASE("a header that no server takes is refused by its name, whoever sets it", "[B76]") {
  Peer peer;
  const std::string bad(100'000, 'v');
  const auto whatOf = [&](const CustomEndpointOptions& options) {
    const Error error = peer.errorOf(customEndpoint<Json>(options));
    CHECK(error.kind() == ErrorKind::invalidArgument);
    CHECK(std::string_view(error.what()).size() < 300);
    return std::string(error.what());
  };
  CHECK(has(whatOf({.path = "/x", .headers = {{"X-Trace", bad}}}), "header 'X-Trace': "));
  CHECK(has(whatOf({.path = "/x", .headers = {{bad, "1"}}}), "header 'vvv"));
  CHECK(has(whatOf({.path = "/x",
                    .onRequest = [&](HttpRequest& http) { http.headers.set("X-Trace", bad); }}),
            "header 'X-Trace': "));
  CHECK(peer.fake->requests().empty());
}

TEST_CASE("names in a form that no server takes are refused by name", "[B76]") {
  Peer peer;
  for (const std::string& bad : {std::string(100'000, 'n'), std::string("not \xff UTF-8")}) {
    const auto refused = [&](FormData form, std::string_view name) {
      const Error error = peer.errorOf(uploadFiles(std::move(form)));
      CHECK(error.kind() == ErrorKind::invalidArgument);
      CHECK(has(error.what(), std::string(name) + ": "));
      CHECK(std::string_view(error.what()).size() < 300);
    };
    refused(FormData().append(bad, "value"), "form");
    refused(FormData().append("file", File::fromMemory("bytes", {.name = bad})), "filename");
  }
  CHECK(peer.fake->requests().empty());
}

TEST_CASE("a long key that a server may take is sent") {
  Peer peer;
  peer.fake->reply(404);
  CHECK(peer.errorOf(readItem("leads", std::string(2000, 'k'))).status() == 404);
}

TEST_CASE("a hook that throws ends its call, and nothing else", "[B77]") {
  const auto throwing = [](int which) {
    return [which](auto&&...) {
      if (which == 0) throw Error({.kind = ErrorKind::storage, .message = "mine"});
      if (which == 1) throw std::runtime_error("mine, too");
      throw 5;
    };
  };
  const ErrorKind kinds[] = {ErrorKind::storage, ErrorKind::cancelled, ErrorKind::cancelled};
  for (int which = 0; which < 3; ++which) {
    for (const bool before : {true, false}) {
      Peer peer;
      peer.fake->reply(200, R"({"data":[]})");
      if (before)
        peer.options.onRequest = throwing(which);
      else
        peer.options.onResponse = throwing(which);
      const Error error = peer.errorOf(readItems("leads"));
      CHECK(error.kind() == kinds[which]);
      CHECK(error.path() == "/items/leads");
      if (which == 1) CHECK(has(error.what(), "mine, too"));
      if (which > 0) CHECK(has(error.what(), before ? "onRequest threw" : "onResponse threw"));
      CHECK(peer.fake->requests().size() == (before ? 0 : 1));
    }
    Peer peer;
    CHECK(peer.errorOf(customEndpoint<Json>({.path = "/x", .onRequest = throwing(which)})).kind() ==
          kinds[which]);
  }
}
