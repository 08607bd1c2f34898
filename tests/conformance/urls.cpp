#include <directus/core/url.hpp>

#include "queries.hpp"
#include "report.hpp"
#include "values.hpp"

using namespace directus;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string words(const Result<std::string>& url) {
  return url ? *url : std::string("error: ") + url.error().what();
}

Result<std::string> resolve(const Vector& vector, bool& sameOrigin) {
  const auto base = detail::BaseUrl::parse(vector.at("base").get<std::string>());
  if (!base) return base.error();
  auto params = detail::queryParams(queryFrom(vector.value("params", Vector())));
  if (!params) return params.error();
  auto url = base->resolve(vector.at("path").get<std::string>(), *params);
  if (url) sameOrigin = base->sameOrigin(*url);
  return url;
}

std::optional<Difference> checkMerge(const Vector& vector) {
  bool sameOrigin = false;
  const auto url = resolve(vector, sameOrigin);
  const Vector better = vector.value("/quirk/better"_json_pointer, Vector::object());
  if (vector.contains("throws") || better.value("reject", false)) {
    if (!url && url.error().kind() == ErrorKind::invalidArgument) return std::nullopt;
    return Difference{"invalidArgument", words(url)};
  }
  const std::string expected = better.value("url", vector.at("url").get<std::string>());
  if (!url || *url != expected) return Difference{expected, words(url)};
  if (sameOrigin != vector.at("sameOrigin").get<bool>())
    return Difference{"sameOrigin " + vector.at("sameOrigin").dump(),
                      sameOrigin ? "true" : "false"};
  return std::nullopt;
}

std::string urlValue(const QueryParam& param) {
  if (param.kind != QueryParam::Kind::list) return param.value;
  std::string joined;
  for (const auto& name : Vector::parse(param.value))
    joined += (joined.empty() ? "" : ",") + name.get<std::string>();
  return joined;
}

/// `search` of the vector, with what `better` adds, at the place where we send it.
std::string expectedSearch(const Vector& vector, const Vector& params, const Vector& better) {
  Vector expected = better.value("params", vector.at("params"));
  if (better.contains("addParam")) {
    const auto at = std::find(params.begin(), params.end(), better.at("addParam"));
    const auto index =
        std::min<std::size_t>(static_cast<std::size_t>(at - params.begin()), expected.size());
    expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(index), better.at("addParam"));
  }
  if (expected == vector.at("params")) return vector.at("search").get<std::string>();
  std::string search;
  for (const auto& pair : expected) {
    search += search.empty() ? '?' : '&';
    detail::appendFormEncoded(search, pair.at(0).get<std::string>());
    search += '=';
    detail::appendFormEncoded(search, pair.at(1).get<std::string>());
  }
  return search;
}

std::optional<Difference> checkQuery(const Vector& vector) {
  const auto params = detail::queryParams(queryFrom(vector.at("query")));
  const Vector better = vector.value("/quirk/better"_json_pointer, Vector::object());
  // Where the SDK drops a value in silence and nobody says what is better, we must say it.
  if (vector.contains("quirk") && better.empty()) {
    if (!params && params.error().kind() == ErrorKind::invalidArgument) return std::nullopt;
    return Difference{"invalidArgument", "a query"};
  }
  if (!params) return Difference{vector.at("search").get<std::string>(), params.error().what()};
  Vector pairs = Vector::array();
  for (const QueryParam& param : *params)
    if (param.inUrl) pairs.push_back({param.name, urlValue(param)});
  std::string search;
  detail::appendQuery(search, *params);
  if (!search.empty()) search.insert(0, 1, '?');
  const std::string expected = expectedSearch(vector, pairs, better);
  if (search != expected) return Difference{expected, search};
  if (better.empty() && pairs != vector.at("params"))
    return Difference{vector.at("params").dump(), pairs.dump()};
  return std::nullopt;
}

}  // namespace

std::optional<Difference> checkUrl(const Vector& vector) {
  return vector.at("kind") == "merge" ? checkMerge(vector) : checkQuery(vector);
}
