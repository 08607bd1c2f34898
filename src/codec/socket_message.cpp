#include "codec/socket_message.hpp"

#include <charconv>

#include "codec/document.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using simdjson::error_code;

/// The text of a string; anything else is as if it were missing.
error_code readText(ondemand::value& value, std::string_view& text) {
  if (tokenOf(value).front() != '"') return simdjson::SUCCESS;
  return value.get_string().get(text);
}

/// Comes back as it was sent, or as a string.
error_code readUid(ondemand::value& value, std::string& uid) {
  const std::string_view token = tokenOf(value);
  if (token.front() != '"') {
    if (token != "null") uid = token;
    return simdjson::SUCCESS;
  }
  std::string_view text;
  const auto failed = value.get_string().get(text);
  if (!failed) uid = text;
  return failed;
}

/// A number, or the text of one, as PostgreSQL counts.
void readCount(std::string_view token, std::optional<std::int64_t>& count) {
  if (token.size() > 2 && token.front() == '"') token = token.substr(1, token.size() - 2);
  std::int64_t number = 0;
  const auto read = std::from_chars(token.data(), token.data() + token.size(), number);
  if (read.ec == std::errc() && read.ptr == token.data() + token.size()) count = number;
}

template <class OnMember>
error_code forEachMember(ondemand::value& value, OnMember&& onMember) {
  if (tokenOf(value).front() != '{') return simdjson::SUCCESS;
  ondemand::object object;
  if (const auto failed = value.get_object().get(object)) return failed;
  for (auto entry : object) {
    std::string_view name;
    if (const auto failed = readName(entry, name)) return failed;
    if (const auto failed = onMember(name, inside(entry).value())) return failed;
  }
  return simdjson::SUCCESS;
}

error_code readError(ondemand::value& value, SocketMessage& message) {
  return forEachMember(value, [&](std::string_view name, ondemand::value& member) {
    if (name == "code") return readText(member, message.errorCode);
    if (name == "message") return readText(member, message.errorMessage);
    return simdjson::SUCCESS;
  });
}

error_code readMeta(ondemand::value& value, ReplyMeta& meta) {
  return forEachMember(value, [&](std::string_view name, ondemand::value& member) {
    if (name == "total_count") readCount(tokenOf(member), meta.totalCount);
    if (name == "filter_count") readCount(tokenOf(member), meta.filterCount);
    return simdjson::SUCCESS;
  });
}

error_code readMember(std::string_view name, ondemand::value& value, SocketMessage& message) {
  if (name == "type") return readText(value, message.type);
  if (name == "event") return readText(value, message.event);
  if (name == "status") return readText(value, message.status);
  if (name == "uid") return readUid(value, message.uid);
  if (name == "data") return rawJsonOf(value, message.data);
  if (name == "error") return readError(value, message);
  if (name == "meta") return readMeta(value, message.meta);
  return simdjson::SUCCESS;
}

error_code readAll(Document& document, SocketMessage& message) {
  if (!document.isObject()) return simdjson::INCORRECT_TYPE;
  ondemand::value root;
  if (const auto failed = document.value(root)) return failed;
  const auto failed = forEachMember(root, [&](std::string_view name, ondemand::value& value) {
    return readMember(name, value, message);
  });
  if (failed) return failed;
  return document.isFinished() ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

}  // namespace

Result<void> readSocketMessage(Decoder& decoder, std::string_view text, SocketMessage& message) {
  Document document(decoder.state());
  auto failed = document.open({.text = text});
  if (!failed) failed = readAll(document, message);
  if (!failed && nestsTooDeep(message.data)) failed = simdjson::DEPTH_ERROR;
  if (!failed) return {};
  return makeError(ErrorKind::decode, "message of the socket: " + std::string(describe(failed)));
}

}  // namespace DIRECTUS_NAMESPACE::detail
