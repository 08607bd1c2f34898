#include <algorithm>

#include <directus/core/json_text.hpp>
#include <directus/core/url.hpp>

#include "core/json_names.hpp"
#include "core/url_chars.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

char* writePercent(char* to, char c) noexcept {
  static constexpr char hex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  to[0] = '%';
  to[1] = hex[byte >> 4];
  to[2] = hex[byte & 0xF];
  return to + 3;
}

/// Writes behind the end of a text, into room that is made once.
class Encoder {
 public:
  Encoder(std::string& out, std::size_t length, const CharSet& keep) : out_(out), keep_(keep) {
    const std::size_t before = out.size();
    out.resize(before + 3 * length);
    to_ = out.data() + before;
  }
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  ~Encoder() { out_.resize(static_cast<std::size_t>(to_ - out_.data())); }

  void put(char c) noexcept {
    if (keep_.has(c))
      *to_++ = c == ' ' ? '+' : c;
    else
      to_ = writePercent(to_, c);
  }

 private:
  std::string& out_;
  const CharSet& keep_;
  char* to_;
};

}  // namespace

void appendPercent(std::string& out, char c) {
  out.append(3, '%');
  writePercent(out.data() + out.size() - 3, c);
}

void appendEncoded(std::string& out, std::string_view text, const CharSet& keep) {
  Encoder encoder(out, text.size(), keep);
  for (const char c : text) encoder.put(c);
}

namespace {

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percentDecoded(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
        hexDigit(text[i + 2]) >= 0) {
      out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' && plus == Plus::isSpace ? ' ' : text[i];
    }
  }
  return out;
}

std::string withoutRawBytes(std::string_view url) {
  const auto slashes = url.find("//");
  const bool hasHost = slashes != url.npos && url.find_first_of("/?#") == slashes;
  const auto rest = hasHost ? std::min(url.find_first_of("/?#", slashes + 2), url.size()) : 0;
  std::string out(url.substr(0, rest));
  for (const char c : url.substr(rest)) {
    if (static_cast<unsigned char>(c) < 0x80)
      out += c;
    else
      appendPercent(out, c);
  }
  return out;
}

Result<void> checkArgument(std::string_view name, std::string_view text, std::size_t longest) {
  if (text.size() > longest)
    return invalidArgument(name, "too long for any server: " + std::to_string(text.size()) +
                                     " bytes, at most " + std::to_string(longest));
  if (!isUtf8(text)) return invalidArgument(name, "is not UTF-8");
  return {};
}

Result<void> appendSegment(std::string& path, std::string_view name, std::string_view segment) {
  if (segment.empty()) return invalidArgument(name, "must not be empty");
  if (segment == "." || segment == "..")
    return invalidArgument(name, "must not be a relative path segment");
  if (segment.find('\0') != std::string_view::npos)
    return invalidArgument(name, "must not hold a NUL character");
  path += '/';
  if (auto fits = checkArgument(name, segment); !fits) return fits;
  // As a browser writes it; where a part of it could be misread, everything reserved is escaped.
  const bool misread = segment.find_first_of("/\\?#%[]") != std::string_view::npos;
  appendEncoded(path, segment, misread ? componentChars : segmentChars);
  return {};
}

void appendFormEncoded(std::string& out, std::string_view text) {
  appendEncoded(out, text, formChars);
}

namespace {

void appendNames(std::string& out, std::string_view json) {
  Encoder encoder(out, json.size(), formChars);
  forNames(json, [&encoder](char c) { encoder.put(c); });
}

}  // namespace

void appendQuery(std::string& out, const QueryParams& params) {
  std::string_view separator;
  for (const QueryParam& param : params) {
    if (!param.inUrl) continue;
    out += separator;
    separator = "&";
    appendFormEncoded(out, param.name);
    out += '=';
    if (param.kind == QueryParam::Kind::list)
      appendNames(out, param.value);
    else
      appendFormEncoded(out, param.value);
  }
}

std::string queryAsJson(const QueryParams& params) {
  std::string json = "{";
  for (const QueryParam& param : params) {
    if (json.size() > 1) json += ',';
    appendJsonString(json, param.name);
    json += ':';
    if (param.kind == QueryParam::Kind::text)
      appendJsonString(json, param.value);
    else
      json += param.value;
  }
  return json += '}';
}

}  // namespace DIRECTUS_NAMESPACE::detail
