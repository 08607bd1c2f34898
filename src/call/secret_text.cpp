#include "call/secret_text.hpp"

#include <algorithm>
#include <array>

#include <directus/http/headers.hpp>

#include "core/trimmed.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::array secretWords{std::string_view("password"),   std::string_view("passwd"),
                                 std::string_view("passphrase"), std::string_view("secret"),
                                 std::string_view("token"),      std::string_view("apikey"),
                                 std::string_view("credential"), std::string_view("privatekey"),
                                 std::string_view("accesskey"),  std::string_view("authorization")};
constexpr std::array secretNames{std::string_view("otp"), std::string_view("cookie"),
                                 std::string_view("authdata"), std::string_view("tfaotp")};

/// A word behind `Bearer` is shorter than any token.
constexpr std::size_t shortestToken = 8;

std::size_t skipSpace(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && isSpace(text[at])) ++at;
  return at;
}

/// Behind the string that begins at `at`, or the end where it does not end.
std::size_t endOfString(std::string_view text, std::size_t at) noexcept {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at < text.size() ? at + 1 : text.size();
}

std::size_t endOfNumber(std::string_view text, std::size_t at) noexcept {
  const std::size_t end = text.find_first_not_of("+-.0123456789eE", at);
  return (std::min)(end, text.size());
}

/// The name, of letters, digits and `_`, that stands before `at`.
std::string_view nameBefore(std::string_view text, std::size_t at) noexcept {
  while (at > 0 && isSpace(text[at - 1])) --at;
  std::size_t begin = at;
  const auto isPart = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  };
  while (begin > 0 && isPart(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

/// Behind the value that begins at `at`.
std::size_t endOfValue(std::string_view text, std::size_t at) noexcept {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = endOfString(text, at);
    } else {
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return at;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at;
    }
    if (depth == 0 && (c == '"' || c == '}' || c == ']')) return at;
  }
  return at;
}

/// Calls `found(begin, end)` with where the value of each member of a secret name stands.
template <class F>
void forEachSecretValue(std::string_view json, F&& found) {
  for (std::size_t at = json.find('"'); at < json.size(); at = json.find('"', at)) {
    const std::size_t end = endOfString(json, at);
    const std::string_view name = json.substr(at + 1, end - at < 2 ? 0 : end - at - 2);
    const std::size_t colon = skipSpace(json, end);
    at = end;
    if (colon >= json.size() || json[colon] != ':') continue;
    at = skipSpace(json, colon + 1);
    if (!isSecretName(name)) continue;
    const std::size_t begin = at;
    at = endOfValue(json, at);
    found(begin, at);
  }
}

bool isSecretCharacter(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

/// Replaces the token that begins at `at`; gives where to go on.
std::size_t hideToken(std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && isSecretCharacter(text[end])) ++end;
  if (end - at < shortestToken) return end;
  text.replace(at, end - at, "***");
  return at + 3;
}

}  // namespace

bool isSecretName(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (c != '_' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view word : secretWords)
    if (plain.find(word) != std::string::npos) return true;
  return std::find(secretNames.begin(), secretNames.end(), plain) != secretNames.end();
}

std::vector<std::string_view> secretValuesIn(std::string_view json) {
  std::vector<std::string_view> values;
  forEachSecretValue(json, [&](std::size_t begin, std::size_t end) {
    const std::string_view value = json.substr(begin, end - begin);
    for (std::size_t at = 0; (at = value.find_first_of("\"-0123456789", at)) < value.size();) {
      const bool isString = value[at] == '"';
      const std::size_t behind = isString ? endOfString(value, at) : endOfNumber(value, at);
      const std::size_t next = skipSpace(value, behind);
      const bool isName = next < value.size() && value[next] == ':';
      if (!isName) values.push_back(value.substr(at, behind - at));
      at = behind;
    }
  });
  return values;
}

std::vector<std::string_view> secretArgumentsIn(std::string_view document) {
  constexpr std::string_view block = "\"\"\"";
  std::vector<std::string_view> values;
  for (std::size_t colon = 0; (colon = document.find(':', colon)) < document.size(); ++colon) {
    const std::size_t begin = skipSpace(document, colon + 1);
    if (begin >= document.size() || !isSecretName(nameBefore(document, colon))) continue;
    const bool isString = document[begin] == '"';
    std::size_t end = isString ? endOfString(document, begin) : endOfNumber(document, begin);
    if (end == begin) continue;
    if (document.substr(begin).starts_with(block)) {
      end = document.find(block, begin + block.size());
      end = end == std::string_view::npos ? document.size() : end + block.size();
    }
    values.push_back(document.substr(begin, end - begin));
  }
  return values;
}

void hideMembers(std::string& text) {
  std::string hidden;
  std::size_t copied = 0;
  forEachSecretValue(text, [&](std::size_t begin, std::size_t end) {
    hidden.append(text, copied, begin - copied).append("***");
    copied = end;
  });
  if (copied > 0) text = hidden.append(text, copied);
}

void hideBearers(std::string& text) {
  constexpr std::string_view scheme = "bearer ";
  for (std::size_t at = 0; at + scheme.size() <= text.size(); ++at)
    if (equalsIgnoreCase(std::string_view(text).substr(at, scheme.size()), scheme))
      at = hideToken(text, at + scheme.size()) - 1;
  // A JSON web token begins with `{"` in base64.
  for (std::size_t at = 0; (at = text.find("eyJ", at)) != std::string::npos;)
    at = hideToken(text, at);
}

}  // namespace DIRECTUS_NAMESPACE::detail
