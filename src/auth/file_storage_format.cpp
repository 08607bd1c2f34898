#include "auth/file_storage_format.hpp"

#include <cstdint>
#include <string_view>

#include <directus/codec/decode.hpp>
#include <directus/core/secret.hpp>
#include <directus/schema/type_table.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
namespace {

constexpr std::int64_t currentVersion = 1;

/// The session's JSON where it stands in the file: not copied, since copies would need wiping.
struct SessionText {
  std::string_view json{};
};

struct SessionEnvelope {
  std::optional<std::int64_t> version{};
  std::optional<std::string> checksum{};
  std::optional<SessionText> session{};
};

std::string checksumOf(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  crc = ~crc;
  static constexpr char digits[] = "0123456789abcdef";
  std::string hex;
  for (int shift = 28; shift >= 0; shift -= 4) hex += digits[crc >> shift & 0xF];
  return hex;
}

Error damaged(std::string why) {
  return Error({.kind = ErrorKind::storage, .message = std::move(why)});
}

}  // namespace
}  // namespace detail

template <>
struct JsonConversion<detail::SessionText> {
  static bool decode(std::string_view json, detail::SessionText& text) {
    text.json = json;
    return true;
  }
  static bool encode(const detail::SessionText& text, std::string& json) {
    json += text.json;
    return true;
  }
};

namespace detail {

std::string sealSession(const AuthenticationData& data) {
  std::string session = data.toJson();
  std::string text;
  text.reserve(session.size() + 64);  // growing would leave a copy behind
  text += R"({"version":)" + std::to_string(currentVersion) + R"(,"checksum":")" +
          checksumOf(session) + R"(","session":)";
  text += session;
  text += "}\n";
  wipe(session);
  return text;
}

Result<AuthenticationData> unsealSession(std::string& text) {
  const std::size_t size = text.size();
  text.append(sealPadding, '\0');
  SessionEnvelope envelope;
  Decoder decoder;
  const ReplyBytes bytes{.text = std::string_view(text).substr(0, size), .padding = sealPadding};
  if (!decodeValue(decoder, bytes, typeInfo<SessionEnvelope>(), &envelope))
    return damaged("it is cut off, or not a file of a session");
  if (!envelope.version) return damaged("it has no version");
  if (*envelope.version != currentVersion)
    return damaged("it has version " + std::to_string(*envelope.version) + ", not " +
                   std::to_string(currentVersion));
  if (!envelope.checksum || !envelope.session ||
      *envelope.checksum != checksumOf(envelope.session->json))
    return damaged("its checksum is wrong");
  auto data = AuthenticationData::fromJson(envelope.session->json);
  if (!data) return damaged("what it holds is not a session");
  return data;
}

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
