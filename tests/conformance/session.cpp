#include "session.hpp"

#include "report.hpp"
#include "values.hpp"

using namespace directus;

namespace {

Result<HttpResponse> defaultReply(const HttpRequest&) {
  return testing::FakeTransport::response(200, R"({"data":{"ok":true}})",
                                          {{"Content-Type", "application/json"}});
}

RestOptions restOptions(const Vector& options) {
  RestOptions rest;
  for (const auto& [name, value] : options.items()) {
    if (name == "onRequest")
      rest.onRequest = requestHook(value);
    else if (name == "onResponse")
      rest.onResponse = responseHook(value);
    else if (name == "credentials")
      rest.credentials = value == "omit" ? Credentials::omit : Credentials::include;
    else
      throw Skip("the rest option " + name + " is not yet here");
  }
  return rest;
}

Vector asJson(Json value) {
  return Vector::parse(value.dump());
}
Vector asJson(std::string text) {
  return text;
}
Vector asJson(Blob blob) {
  return {{"$type", "blob"}, {"type", blob.type}, {"bytesHex", hexOf(blob.bytes.view())}};
}
Vector asJson(Body bytes) {
  return {{"$type", "arraybuffer"}, {"bytesHex", hexOf(bytes.view())}};
}
Vector asJson(HttpResponse response) {
  const auto type = response.headers.find("Content-Type");
  return {{"$type", "response"},
          {"status", response.status},
          {"contentType", type ? std::string(*type) : ""},
          {"bytesHex", hexOf(response.body.view())}};
}

template <class Client, class T>
Result<Vector> send(const Client& client, const Command<T>& command) {
  if constexpr (std::is_void_v<T>) {
    auto result = client.request(command).result();
    if (!result) return result.error();
    return Vector();
  } else {
    auto result = client.request(command).result();
    if (!result) return result.error();
    return asJson(std::move(result).value());
  }
}

}  // namespace

Session::Session(const Vector& options) : fake_(std::make_shared<testing::FakeTransport>()) {
  fake_->otherwise(defaultReply);
  const Vector client = options.is_object() ? options : Vector::object();
  auto bare = createDirectus(client.value("url", "https://directus.example.com"),
                             {.transport = fake_, .allowInsecureHttp = true})
                  .with(rest(restOptions(client.value("rest", Vector::object()))));
  if (client.value("token", Vector()) == "")
    throw Skip("an empty token is refused on purpose: leave it out");
  if (client.contains("token") && client.at("token").is_string())
    withToken_.emplace(std::move(bare).with(staticToken(client.at("token").get<std::string>())));
  else
    plain_.emplace(std::move(bare));
}

Result<Vector> Session::request(const AnyCommand& command) const {
  return std::visit(
      [this](const auto& typed) {
        return withToken_ ? send(*withToken_, typed) : send(*plain_, typed);
      },
      command);
}

Result<Page<Json>> Session::page() const {
  return plain_->request(customEndpoint<std::vector<Json>>({.path = "/custom"}).withMeta())
      .result();
}

void Session::setToken(const std::string& token) {
  if (!withToken_) throw Skip("a client without a token has no setToken here");
  withToken_->setToken(token);
}

RequestHook requestHook(const Vector& function) {
  const std::string does = function.at("does").get<std::string>();
  if (does == "set-header")
    return [name = function.at("name").get<std::string>(),
            value = function.at("value").get<std::string>()](HttpRequest& request) {
      request.headers.set(name, value);
    };
  throw Skip("a request hook that does " + does + " is not yet here");
}

ResponseHook responseHook(const Vector& function) {
  if (function.at("does") != "wrap")
    throw Skip("a response hook that does " + function.at("does").get<std::string>() +
               " is not yet here");
  return [key = function.at("key").get<std::string>()](const HttpRequest&,
                                                       Result<HttpResponse>& response) {
    if (!response) return;
    Json body = Json::parse(response->body.view());
    Json wrapped = {{"data", {{key, body.at("data")}}}};
    response->body.clear();
    response->body.append(wrapped.dump());
  };
}
