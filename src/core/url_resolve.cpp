#include <directus/core/url.hpp>

#include <utility>

#include "core/json_names.hpp"
#include "core/url_chars.hpp"
#include "core/url_path.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr CharSet plainChars = pathChars.without("\\");

/// Whether `path` is already what would be sent, as every path made by `appendSegment` is.
bool isPlain(std::string_view path) {
  if (!path.starts_with('/') || path.starts_with("//")) return false;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const char c = path[i];
    if (!plainChars.has(c) || (c == '.' && path[i - 1] == '/')) return false;
    if (c == '%' && (path.substr(i + 1, 2) == "2e" || path.substr(i + 1, 2) == "2E")) return false;
  }
  return true;
}

/// `https:…`, `//host`, `\\host`: what a browser would resolve to another place.
bool isAbsolute(std::string_view path) {
  const auto slash = [&](std::size_t at) {
    return at < path.size() && (path[at] == '/' || path[at] == '\\');
  };
  if (slash(0)) return slash(1);
  const auto end =
      path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
  return end != path.npos && end > 0 && path[end] == ':';
}

/// `URLSearchParams.set`: the first of that name gets the value, any other goes.
void setParam(QueryParams& pairs, const QueryParam& param) {
  bool found = false;
  std::erase_if(pairs, [&](QueryParam& pair) {
    if (pair.name != param.name) return false;
    if (found) return true;
    found = true;
    pair = param;
    return false;
  });
  if (!found) pairs.push_back(param);
}

QueryParams merged(std::string_view query, const QueryParams& params) {
  QueryParams pairs;
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(pair.size() == query.size() ? pair.size() : pair.size() + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    pairs.push_back({.name = percentDecoded(pair.substr(0, equals), Plus::isSpace),
                     .value = equals == pair.npos
                                  ? ""
                                  : percentDecoded(pair.substr(equals + 1), Plus::isSpace)});
  }
  for (const QueryParam& param : params)
    if (param.inUrl) setParam(pairs, param);
  return pairs;
}

bool anyInUrl(const QueryParams& params) {
  for (const QueryParam& param : params)
    if (param.inUrl) return true;
  return false;
}

}  // namespace

Result<std::string> BaseUrl::resolve(std::string_view path, const QueryParams& params) const {
  std::string url = prefix_;
  if (isPlain(path)) {
    url += path;
    if (anyInUrl(params)) appendQuery(url += '?', params);
    return url;
  }
  // A base path keeps such a path below it; a browser's `new URL` would leave a bare origin.
  if (path_.empty() && isAbsolute(path))
    return invalidArgument("path", "must not leave the base URL");

  const auto hash = path.find('#');
  const auto fragment = hash == path.npos ? std::string_view() : path.substr(hash);
  path = path.substr(0, hash);
  const auto mark = path.find('?');
  const auto query = mark == path.npos ? std::string_view() : path.substr(mark);
  path = path.substr(0, mark);

  if (auto added = appendPath(url, "path", path.empty() ? "/" : path); !added) return added.error();
  if (!anyInUrl(params))
    appendEncoded(url, query, queryChars);
  else
    appendQuery(url += '?', merged(query.empty() ? query : query.substr(1), params));
  if (!fragment.empty()) appendEncoded(url, fragment, fragmentChars);
  return url;
}

}  // namespace DIRECTUS_NAMESPACE::detail
