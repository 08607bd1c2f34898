#include "call/redactor.hpp"

#include <algorithm>

#include <directus/core/json_text.hpp>
#include <directus/core/url.hpp>
#include <directus/schema/type_table.hpp>

#include "call/secret_text.hpp"
#include "call/spelled.hpp"
#include "core/one_line.hpp"
#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t snippetLength = 200;
/// A shorter text looks like a word.
constexpr std::size_t shortestSecret = 4;

std::string_view afterSpace(std::string_view value) noexcept {
  const auto space = value.find(' ');
  return space == std::string_view::npos ? value : value.substr(space + 1);
}

/// Routes whose replies are tokens, whatever they were asked with.
bool givesSecrets(std::string_view url) noexcept {
  const std::string_view path = url.substr(0, url.find_first_of("?#"));
  return path.find("/auth/") != std::string_view::npos || path.ends_with("/shares/auth") ||
         path.find("/tfa/") != std::string_view::npos;
}

bool isGraphql(std::string_view url) noexcept {
  const std::string_view path = url.substr(0, url.find_first_of("?#"));
  return path.ends_with("/graphql") || path.ends_with("/graphql/system");
}

struct GraphqlBody {
  std::optional<std::string> query{};
};

}  // namespace

Redactor::Redactor(const HttpRequest& request) {
  for (const Header& header : request.headers) {
    if (equalsIgnoreCase(header.name, "Cookie"))
      addCookies(header.value);
    else if (isSecretName(header.name))
      add(afterSpace(header.value)), add(header.value);
  }
  isOfSecrets_ = givesSecrets(request.url);
  const auto query = request.url.find('?');
  if (query != std::string::npos) addParameters(std::string_view(request.url).substr(query + 1));
  if (isJson(request.body))
    addMembers(request.body);
  else
    addParameters(request.body);
  if (isGraphql(request.url)) addArguments(request.body);
  // A secret may be a part of another one.
  std::sort(secrets_.begin(), secrets_.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

void Redactor::add(std::string_view secret) {
  if (secret.size() < shortestSecret) return;
  if (std::find(secrets_.begin(), secrets_.end(), secret) == secrets_.end())
    secrets_.emplace_back(secret);
}

void Redactor::addCookies(std::string_view header) {
  add(header);
  while (!header.empty()) {
    const std::string_view cookie = header.substr(0, header.find(';'));
    add(cookie.substr(cookie.find('=') + 1));
    header.remove_prefix((std::min)(header.size(), cookie.size() + 1));
  }
}

void Redactor::addParameters(std::string_view form) {
  while (!form.empty()) {
    const std::string_view param = form.substr(0, form.find('&'));
    const auto equals = param.find('=');
    if (equals != std::string_view::npos && isSecretName(param.substr(0, equals))) {
      isOfSecrets_ = true;
      add(param.substr(equals + 1));
      add(percentDecoded(param.substr(equals + 1), Plus::isSpace));
    } else if (equals != std::string_view::npos) {
      // Of a filter, say.
      const std::string value = percentDecoded(param.substr(equals + 1), Plus::isSpace);
      if (isJson(value)) addMembers(value);
    }
    form.remove_prefix((std::min)(form.size(), param.size() + 1));
  }
}

void Redactor::addMembers(std::string_view json) {
  for (const std::string_view written : secretValuesIn(json)) addWritten(written);
}

void Redactor::addArguments(std::string_view body) {
  Decoder decoder;
  GraphqlBody graphql;
  if (!decodeValue(decoder, {.text = body}, typeInfo<GraphqlBody>(), &graphql)) return;
  if (!graphql.query) return;
  for (const std::string_view written : secretArgumentsIn(*graphql.query)) addWritten(written);
}

/// A string with its quotes, or a number.
void Redactor::addWritten(std::string_view written) {
  isOfSecrets_ = true;
  if (!written.starts_with('"')) return add(written);
  Decoder decoder;
  std::string value;
  if (decodeValue(decoder, {.text = written}, typeInfo<std::string>(), &value)) add(value);
  while (written.size() > 1 && written.starts_with('"') && written.ends_with('"'))
    written = written.substr(1, written.size() - 2);
  add(written);
}

std::string Redactor::redacted(std::string_view text) const {
  std::string result(text);
  for (const std::string& secret : secrets_) result = Spelled(secret).hidden(result);
  hideBearers(result);
  return result;
}

void Redactor::clean(std::string& text) const {
  if (!text.empty()) text = redacted(text);
}

void Redactor::clean(std::optional<std::string>& text) const {
  if (text) clean(*text);
}

void Redactor::clean(ErrorBody& body) const {
  clean(body.data);
  for (ApiError& error : body.errors) {
    clean(error.message);
    clean(error.codeText);
    clean(error.extensions);
    clean(error.field);
    clean(error.collection);
    clean(error.reason);
    for (std::string& step : error.path) clean(step);
  }
}

Error Redactor::errorOf(ErrorDetails details) const {
  ErrorBody body{.errors = std::move(details.errors), .data = std::move(details.data)};
  clean(body);
  details.errors = std::move(body.errors);
  details.data = std::move(body.data);
  clean(details.message);
  clean(details.body);
  return Error(std::move(details));
}

void RequestCleaner::clean(ErrorBody& body) const {
  Redactor(request_).clean(body);
}

std::string Redactor::snippet(std::string_view body) const {
  if (isOfSecrets_) return {};
  std::string text = redacted(body);
  hideMembers(text);
  return oneLine(text, snippetLength);
}

}  // namespace DIRECTUS_NAMESPACE::detail
