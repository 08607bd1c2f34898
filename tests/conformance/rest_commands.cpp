#include <algorithm>

#include "commands.hpp"
#include "multipart.hpp"
#include "report.hpp"
#include "values.hpp"

using namespace directus;

namespace {

Vector quirkOf(const Vector& vector) {
  return vector.value("/quirk/better"_json_pointer, Vector::object());
}

bool hasQuirk(const Vector& vector, std::string_view kind) {
  return vector.value("/quirk/kind"_json_pointer, "") == kind;
}

/// What the vector recorded, or what its `better` asks for instead of it. Some of those are prose
/// (`note`): they are spelt out here.
Vector wantedRequest(const Vector& vector, Vector wanted, bool second) {
  const Vector better = quirkOf(vector);
  if (better.contains("url")) wanted["url"] = better.at("url");
  if (better.contains("contentType")) wanted["contentType"] = better.at("contentType");
  if (better.contains("contentType")) wanted["headers"].erase("content-type");
  if (better.contains("authorization"))
    wanted["headers"] = {{"Authorization", better.at("authorization")}};
  if (better.contains("omitBodyMember"))
    wanted["body"]["value"]["query"].erase("fields");  // the only one that is named: query.fields
  if (hasQuirk(vector, "headers-replaced")) {
    wanted["headers"]["Authorization"] = "Bearer tok";
    wanted["contentType"] = "application/json";
  }
  if (second && better.value("note", "") == "second request is still multipart")
    wanted["contentType"] = nullptr;
  if (hasQuirk(vector, "inner-options-lost")) wanted["headers"]["X-Inner"] = "1";
  if (second && hasQuirk(vector, "shared-options-mutated") &&
      vector.at("secondCall").contains("token"))
    wanted["headers"]["Authorization"] =
        "Bearer " + vector.at("secondCall").at("token").get<std::string>();
  if (hasQuirk(vector, "silently-dropped")) {
    const std::string url = wanted.at("url").get<std::string>();
    wanted["url"] = url.substr(0, url.find('?')) +
                    "?limit=5&filter=gone&search=s&deep=gone&backlink=gone&fields=a&other=x+y";
  }
  if (hasQuirk(vector, "unreachable-option"))
    wanted["url"] = wanted.at("url").get<std::string>() + "?system";
  // The SDK sends nested fields as objects here, which the server cannot read.
  if (vector.at("command") == "utilsExport" && wanted["body"]["value"]["query"].contains("fields"))
    wanted["body"]["value"]["query"]["fields"] =
        formatFields(plainJson(wanted["body"]["value"]["query"]["fields"])).value();
  if (hasQuirk(vector, "search-on-single-item")) {
    wanted["method"] = "GET";
    wanted["url"] = wanted.at("url").get<std::string>() + "?fields=id";
    wanted["body"] = nullptr;
  }
  return wanted;
}

/// `url` without one parameter that `better.addParam` wants; the rest has to be as recorded.
std::string withoutAdded(std::string url, const Vector& better) {
  if (!better.contains("addParam")) return url;
  const Vector& added = better.at("addParam");
  const std::string text = added.at(0).get<std::string>() + "=" + added.at(1).get<std::string>();
  const auto at = url.find(text);
  if (at == std::string::npos) return "without " + text + ": " + url;
  url.erase(at, text.size());
  if (url.substr(at, 1) == "&")
    url.erase(at, 1);
  else
    url.pop_back();
  return url;
}

std::string header(const HttpRequest& request, std::string_view name) {
  const auto value = request.headers.find(name);
  return value ? std::string(*value) : "";
}

std::optional<Difference> compareHeaders(const Vector& wanted, const HttpRequest& got) {
  const std::string type =
      wanted.at("contentType").is_null() ? "" : wanted.at("contentType").get<std::string>();
  // null: whoever sends a form writes the header, with the boundary
  const bool isForm = wanted.at("contentType").is_null() && !wanted.at("body").is_null() &&
                      wanted.at("body").at("kind") == "multipart";
  if (!isForm && header(got, "Content-Type") != type)
    return Difference{"Content-Type " + type, header(got, "Content-Type")};
  for (const auto& [name, value] : wanted.at("headers").items())
    if (!detail::equalsIgnoreCase(name, "Content-Type") && value != header(got, name))
      return Difference{name + ": " + value.get<std::string>(), header(got, name)};
  for (const Header& field : got.headers) {
    const auto known = [&](const auto& item) {
      return detail::equalsIgnoreCase(item.key(), field.name);
    };
    const auto items = wanted.at("headers").items();
    if (!detail::equalsIgnoreCase(field.name, "Content-Type") &&
        std::none_of(items.begin(), items.end(), known))
      return Difference{"no header " + field.name, field.value};
  }
  return std::nullopt;
}

std::optional<Difference> compareBody(const Vector& wanted, const HttpRequest& request) {
  const std::string& got = request.body;
  if (!wanted.is_null() && wanted.at("kind") == "multipart") {
    const Vector parts = partsOf(request);
    if (sameJson(parts, wanted.at("parts"))) return std::nullopt;
    return Difference{wanted.at("parts").dump(), parts.is_null() ? got : parts.dump()};
  }
  if (wanted.is_null()) {
    if (got.empty()) return std::nullopt;
    return Difference{"no body", got};
  }
  if (wanted.at("kind") == "text") {
    if (wanted.at("value") == got) return std::nullopt;
    return Difference{wanted.at("value").get<std::string>(), got};
  }
  if (wanted.at("kind") != "json")
    throw Skip("a body of kind " + wanted.at("kind").get<std::string>() + " is not yet here");
  const Vector value = Vector::parse(got, nullptr, false);
  if (!value.is_discarded() && sameJson(value, wanted.at("value"))) return std::nullopt;
  return Difference{wanted.at("value").dump(), got};
}

std::optional<Difference> compareRequest(const Vector& vector, const Vector& recorded,
                                         const HttpRequest& got, bool second = false) {
  const Vector wanted = wantedRequest(vector, recorded, second);
  if (wanted.at("method") != got.method)
    return Difference{wanted.at("method").get<std::string>(), got.method};
  const std::string url = withoutAdded(got.url, quirkOf(vector));
  if (url != wanted.at("url").get<std::string>())
    return Difference{wanted.at("url").get<std::string>(), url};
  if (auto difference = compareHeaders(wanted, got)) return difference;
  return compareBody(wanted.at("body"), got);
}

std::optional<Difference> expectRefusal(const Session& session, const Result<Vector>& result) {
  if (!session.requests().empty()) return Difference{"nothing sent", session.requests()[0].url};
  if (result || result.error().kind() != ErrorKind::invalidArgument)
    return Difference{"invalidArgument", result ? "success" : result.error().what()};
  return std::nullopt;
}

}  // namespace

std::optional<Difference> checkRestCommand(const Vector& vector) {
  const AnyCommand command =
      makeCommand(vector.at("command").get<std::string>(), vector.at("args"));
  Session session(vector.value("client", Vector()));
  if (const bool isText = std::holds_alternative<Command<std::string>>(command); isText)
    session.answer([](const HttpRequest&) {
      return testing::FakeTransport::response(200, "pong", {{"Content-Type", "text/plain"}});
    });
  const Result<Vector> result = session.request(command);

  const Vector better = quirkOf(vector);
  const bool refused = session.requests().empty();
  if (vector.contains("throws") || (better.value("reject", false) && refused))
    return expectRefusal(session, result);
  if (refused) return Difference{"a request", result ? "none" : result.error().what()};
  if (better.value("reject", false)) {
    const std::string allowed = better.value("orUrl", "invalidArgument");
    if (session.requests()[0].url == allowed) return std::nullopt;
    return Difference{allowed, session.requests()[0].url};
  }
  if (auto difference = compareRequest(vector, vector.at("request"), session.requests()[0]))
    return difference;
  if (vector.contains("result") && (!result || !sameJson(*result, vector.at("result"))))
    return Difference{vector.at("result").dump(), result ? result->dump() : result.error().what()};
  if (!vector.contains("secondRequest")) return std::nullopt;
  if (vector.at("secondCall").contains("token"))
    session.setToken(vector.at("secondCall").at("token").get<std::string>());
  const Result<Vector> second = session.request(command);
  if (session.requests().size() != 2) return Difference{"a second request", "none"};
  return compareRequest(vector, vector.at("secondRequest"), session.requests()[1], true);
}
