#include <directus/core/json.hpp>

#include "commands.hpp"
#include "report.hpp"
#include "values.hpp"

using namespace directus;

namespace {

std::string bytesFromHex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

Result<HttpResponse> replyOf(const Vector& response) {
  if (response.value("networkError", false))
    return Error({.kind = ErrorKind::network, .message = "scripted"});
  const std::string body = response.contains("bodyHex")
                               ? bytesFromHex(response.at("bodyHex").get<std::string>())
                               : response.value("body", "");
  std::vector<Header> headers;
  const Vector given = response.value("headers", Vector::object());
  for (const auto& [name, value] : given.items())
    headers.push_back({name, value.get<std::string>()});
  return testing::FakeTransport::response(response.at("status").get<int>(), body, headers);
}

/// A plain GET, read as what the SDK gives back; in C++ the caller says what it is.
AnyCommand plainGet(const Vector& vector) {
  const CustomEndpointOptions options{.path = "/custom"};
  const Vector result = vector.value("result", Vector());
  if (result.is_string()) return customEndpoint<std::string>(options);
  if (markerType(result) == "response") return customEndpoint<HttpResponse>(options);
  return customEndpoint<Json>(options);
}

AnyCommand commandOf(const Vector& vector) {
  if (!vector.contains("via")) return plainGet(vector);
  const Vector& via = vector.at("via");
  if (via.contains("graphql"))
    return Command<Json>(detail::graphqlRequest("{ a }", {}, GraphqlScope::items));
  return makeCommand(via.at("command").get<std::string>(), via.at("args"));
}

std::string words(const Result<Vector>& result) {
  return result ? result->dump() : std::string("error: ") + result.error().what();
}

std::optional<Difference> compareErrors(const Vector& wanted, const std::vector<ApiError>& got) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i >= got.size()) return Difference{wanted.at(i).dump(), "no such entry"};
    const Vector extensions =
        got[i].extensions.empty() ? Vector() : Vector::parse(got[i].extensions);
    if (got[i].message != wanted.at(i).value("message", "") ||
        !sameJson(extensions, wanted.at(i).value("extensions", Vector())))
      return Difference{wanted.at(i).dump(), got[i].message + " " + got[i].extensions};
  }
  return std::nullopt;
}

std::optional<Difference> compareError(const Vector& wanted, const Result<Vector>& result) {
  if (result) return Difference{"an error", words(result)};
  const Error& error = result.error();
  if (error.status() != wanted.value("status", 0))
    return Difference{"status " + wanted.at("status").dump(), std::to_string(error.status())};
  const std::string message = wanted.value("message", "");
  if (!message.empty() && (error.errors().empty() || error.errors()[0].message != message))
    return Difference{message, error.what()};
  if (wanted.contains("data") && wanted.at("errors").is_array() &&
      !sameJson(Vector::parse(error.data(), nullptr, false), wanted.at("data")))
    return Difference{"data " + wanted.at("data").dump(), error.data()};
  if (wanted.value("isDirectusError", Vector()) == true && error.kind() != ErrorKind::api)
    return Difference{"ErrorKind::api", std::string(toString(error.kind()))};
  const Vector errors = wanted.value("errors", Vector());
  return errors.is_array() ? compareErrors(errors, error.errors()) : std::nullopt;
}

/// The bytes of the reply as they came, whatever it says that they are.
std::optional<Difference> compareBytes(const Vector& vector, const Result<Vector>& result) {
  const Vector& response = vector.at("response");
  const std::string wanted = response.contains("bodyHex")
                                 ? response.at("bodyHex").get<std::string>()
                                 : hexOf(response.value("body", ""));
  if (result && result->at("bytesHex") == wanted) return std::nullopt;
  return Difference{wanted, words(result)};
}

std::optional<Difference> compareResult(const Vector& vector, const Result<Vector>& result) {
  const Vector& wanted = vector.at("result");
  if (!result) return Difference{wanted.dump(), words(result)};
  if (markerType(wanted) == "response" && result->at("status") != wanted.at("status"))
    return Difference{wanted.dump(), words(result)};
  // Our raw reply holds all bytes: what the JS SDK calls a response and what a stream.
  if (markerType(wanted) == "response" || markerType(wanted) == "stream")
    return compareBytes(vector, result);
  if (sameJson(*result, wanted)) return std::nullopt;
  return Difference{wanted.dump(), words(result)};
}

/// Where a success was reported as an error: the reply's `data`, or all of it.
std::optional<Difference> compareSuccess(const Vector& vector, const Result<Vector>& result) {
  const Vector body = Vector::parse(vector.at("response").at("body").get<std::string>());
  const Vector wanted = body.is_object() ? body.value("data", body) : body;
  if (result && sameJson(*result, wanted)) return std::nullopt;
  return Difference{wanted.dump(), words(result)};
}

std::optional<Difference> compareMeta(Session& session) {
  auto page = session.page();
  if (page && page->filterCount == 7) return std::nullopt;
  return Difference{"filterCount 7", page ? "another" : page.error().what()};
}

}  // namespace

std::optional<Difference> checkResponse(const Vector& vector) {
  const AnyCommand command = commandOf(vector);
  Session session{Vector()};
  session.answer([&](const HttpRequest&) { return replyOf(vector.at("response")); });
  const std::string quirk = vector.value("/quirk/kind"_json_pointer, "");
  if (quirk == "meta-discarded") return compareMeta(session);
  const Result<Vector> result = session.request(command);
  if (quirk == "success-reported-as-error") return compareSuccess(vector, result);
  if (quirk == "error-returned-as-success")
    return compareError({{"status", vector.at("response").at("status")}}, result);
  if (quirk == "asset-parsed-as-reply") return compareBytes(vector, result);
  if (!quirk.empty()) throw Skip("quirk " + quirk + " is not yet here");
  if (vector.contains("error")) return compareError(vector.at("error"), result);
  return compareResult(vector, result);
}
