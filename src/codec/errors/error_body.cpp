#include <utility>

#include <directus/codec/decode.hpp>

#include "codec/document.hpp"
#include "codec/errors/error_message.hpp"

// The body of a refused request. Whatever is not as Directus writes it is left out: the caller
// has an error to report in any case.

namespace DIRECTUS_NAMESPACE::detail {

namespace {

bool isString(ondemand::value& value) noexcept {
  return tokenOf(value).front() == '"';
}

simdjson::error_code readString(ondemand::value& value, std::string& text) {
  std::string_view read;
  if (!isString(value)) return simdjson::SUCCESS;
  const auto failed = value.get_string().get(read);
  if (!failed) text = read;
  return failed;
}

simdjson::error_code readString(ondemand::value& value, std::optional<std::string>& text) {
  return isString(value) ? readString(value, text.emplace()) : simdjson::SUCCESS;
}

/// Calls `onMember(name, value)` for each member until one fails.
template <class OnMember>
simdjson::error_code forEachMember(ondemand::object& object, OnMember&& onMember) {
  for (auto entry : object) {
    std::string_view name;
    if (const auto failed = readName(entry, name)) return failed;
    if (const auto failed = onMember(name, inside(entry).value())) return failed;
  }
  return simdjson::SUCCESS;
}

/// A list of names and list positions.
simdjson::error_code readPath(ondemand::value& value, std::vector<std::string>& path) {
  if (tokenOf(value).front() != '[') return simdjson::SUCCESS;
  ondemand::array array;
  if (const auto failed = value.get_array().get(array)) return failed;
  for (auto item : array) {
    ondemand::value name;
    if (const auto failed = std::move(item).get(name)) return failed;
    const std::string_view token = tokenOf(name);
    if (token.front() == '"') {
      if (const auto failed = readString(name, path.emplace_back())) return failed;
    } else {
      path.emplace_back(token);
    }
  }
  return simdjson::SUCCESS;
}

/// What GraphQL finds wrong with a query is a list in the error: the first of it is the reason.
simdjson::error_code readReasons(ondemand::value& value, std::optional<std::string>& reason) {
  if (tokenOf(value).front() != '[' || reason) return simdjson::SUCCESS;
  ondemand::array array;
  if (const auto failed = value.get_array().get(array)) return failed;
  for (auto item : array) {
    ondemand::value one;
    ondemand::object object;
    if (const auto failed = std::move(item).get(one)) return failed;
    if (tokenOf(one).front() != '{') continue;
    if (const auto failed = one.get_object().get(object)) return failed;
    const auto failed = forEachMember(object, [&](std::string_view name, ondemand::value& member) {
      return name == "message" && !reason ? readString(member, reason) : simdjson::SUCCESS;
    });
    if (failed) return failed;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code readExtensions(ondemand::value& value, ApiError& error) {
  if (tokenOf(value).front() != '{') return simdjson::SUCCESS;
  ondemand::object object;
  if (const auto failed = value.get_object().get(object)) return failed;
  std::string_view json;
  if (const auto failed = object.raw_json().get(json)) return failed;
  error.extensions = withoutSpaceBehind(json);
  if (const auto failed = object.reset().error()) return failed;
  return forEachMember(object, [&](std::string_view name, ondemand::value& member) {
    if (name == "code") return readString(member, error.codeText);
    if (name == "field") return readString(member, error.field);
    if (name == "collection") return readString(member, error.collection);
    if (name == "reason") return readString(member, error.reason);
    if (name == "errors") return readReasons(member, error.reason);
    if (name == "path") return readPath(member, error.path);
    return simdjson::SUCCESS;
  });
}

simdjson::error_code readError(ondemand::value& value, std::vector<ApiError>& errors) {
  const char first = tokenOf(value).front();
  if (first == '"') return readString(value, errors.emplace_back().message);
  if (first != '{') return simdjson::SUCCESS;
  ApiError& error = errors.emplace_back();
  ondemand::object object;
  if (const auto failed = value.get_object().get(object)) return failed;
  const auto failed = forEachMember(object, [&](std::string_view name, ondemand::value& member) {
    if (name == "message") return readString(member, error.message);
    if (name == "extensions") return readExtensions(member, error);
    return simdjson::SUCCESS;
  });
  error.code = errorCodeFromText(error.codeText);
  return failed;
}

/// A list of errors; a single one without its list is taken, too.
simdjson::error_code readErrors(ondemand::value& value, std::vector<ApiError>& errors) {
  if (tokenOf(value).front() != '[') return readError(value, errors);
  ondemand::array array;
  if (const auto failed = value.get_array().get(array)) return failed;
  for (auto item : array) {
    ondemand::value error;
    if (const auto failed = std::move(item).get(error)) return failed;
    if (const auto failed = readError(error, errors)) return failed;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code readBody(Document& document, ErrorBody& body) {
  ondemand::object object;
  if (const auto failed = document.root().get_object().get(object)) return failed;
  return forEachMember(object, [&](std::string_view name, ondemand::value& value) {
    if (name == "errors" && tokenOf(value) != "null") {
      body.hasErrors = true;
      body.errors.clear();
      return readErrors(value, body.errors);
    }
    std::string_view json;
    const auto failed = rawJsonOf(value, json);
    if (!failed && name == "data" && !nestsTooDeep(json)) body.data = json;
    return failed;
  });
}

}  // namespace

ErrorBody parseErrorBody(Decoder& decoder, const ReplyBytes& reply) {
  Document document(decoder.state());
  if (document.open(reply) || !document.isObject()) return {};
  ErrorBody body;
  if (readBody(document, body) || !document.isFinished()) return {};
  if (const ErrorCleaner* cleaner = decoder.state().rules.cleaner) cleaner->clean(body);
  return body;
}

std::string messageOf(const ErrorBody& body) {
  if (body.errors.empty()) return "the reply has `errors`, but lists none";
  for (const ApiError& error : body.errors)
    if (!error.message.empty()) return shownMessage(error);
  for (const ApiError& error : body.errors)
    if (error.reason) return *error.reason;
  return "the reply has `errors` without a message";
}

Error errorOf(int status, ErrorBody body) {
  std::string message = messageOf(body);
  return Error({.kind = ErrorKind::api,
                .message = std::move(message),
                .status = status,
                .errors = std::move(body.errors),
                .data = std::move(body.data)});
}

}  // namespace DIRECTUS_NAMESPACE::detail
