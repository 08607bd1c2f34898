#include <directus/call/reply.hpp>

namespace DIRECTUS_NAMESPACE::detail {

Result<void> readReply(Decoder& decoder, const HttpResponse& response, const TypeInfo& type,
                       void* target) {
  ReplyMeta meta;
  return decodeReply(decoder, bytesOf(response), type, target, meta);
}

namespace {

bool isText(const HttpResponse& response) {
  const auto type = response.headers.find("Content-Type");
  return type && equalsIgnoreCase(type->substr(0, 5), "text/");
}

}  // namespace

Result<std::string> ReplyReader<std::string>::read(HttpResponse& response, Decoder& decoder) {
  const bool hasType = response.headers.find("Content-Type").has_value();
  if (hasType && !claimsJson(response)) return std::string(response.body.view());
  std::string text;
  ReplyMeta meta;
  if (auto read = decodeReply(decoder, bytesOf(response), typeInfo<std::string>(), &text, meta);
      !read)
    return read.error();
  return text;
}

Result<void> ReplyReader<void>::read(HttpResponse& response, Decoder& decoder) {
  if (response.body.empty() || isText(response)) return {};
  ErrorBody body = parseErrorBody(decoder, bytesOf(response));
  if (!body.hasErrors) return {};
  return errorOf(response.status, std::move(body));
}

}  // namespace DIRECTUS_NAMESPACE::detail
