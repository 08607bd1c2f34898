#include "http/websocket/upgrade.hpp"

#include <algorithm>
#include <array>

#include <directus/core/url.hpp>
#include <directus/http/request.hpp>

#include "core/base64.hpp"
#include "core/sha1.hpp"
#include "core/url_chars.hpp"
#include "http/websocket/header_words.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

struct SocketAddress {
  std::string origin;
  std::string target;
};

Result<SocketAddress> socketAddressOf(std::string_view url) {
  const auto colon = url.find("://");
  const std::string_view scheme = url.substr(0, colon);
  const bool secure = equalsIgnoreCase(scheme, "wss");
  if (colon == url.npos || (!secure && !equalsIgnoreCase(scheme, "ws")))
    return invalidArgument("url", "must begin with wss:// or ws://");
  if (std::any_of(url.begin(), url.end(),
                  [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }))
    return invalidArgument("url", "has a space or a control character: percent-encode it");
  const std::string_view behind = url.substr(colon + 3);
  const auto base = BaseUrl::parse(std::string(secure ? "https://" : "http://").append(behind));
  if (!base) return base.error();
  if (base->hasUserinfo()) return invalidArgument("url", "has a user name");

  std::string_view target = behind.substr(0, behind.find('#'));
  target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
  return SocketAddress{
      .origin = base->origin(),
      .target = withoutRawBytes(target.starts_with('/') ? std::string(target)
                                                        : "/" + std::string(target))};
}

/// What belongs to the handshake is not the caller's to say.
Result<void> checkUpgradeHeaders(const SocketRequest& request) {
  constexpr std::array<std::string_view, 4> ours{"Sec-WebSocket-Key", "Sec-WebSocket-Version",
                                                 "Sec-WebSocket-Accept",
                                                 "Sec-WebSocket-Extensions"};
  if (auto valid = validateRequest({.url = "http://h/", .headers = request.headers}); !valid)
    return valid;
  for (const Header& field : request.headers)
    for (const std::string_view name : ours)
      if (equalsIgnoreCase(field.name, name))
        return invalidArgument("header '" + field.name + "'", "the transport sets it itself");
  return {};
}

std::vector<std::string> subprotocolsOf(const Headers& headers) {
  std::vector<std::string> protocols;
  for (const Header& field : headers)
    if (equalsIgnoreCase(field.name, "Sec-WebSocket-Protocol"))
      forEachWord(field.value, [&](std::string_view word) { protocols.emplace_back(word); });
  return protocols;
}

}  // namespace

Result<UpgradeRequest> makeUpgrade(const SocketRequest& request, std::string_view userAgent,
                                   std::string_view nonce) {
  const auto address = socketAddressOf(request.url);
  if (!address) return address.error();
  if (auto valid = checkUpgradeHeaders(request); !valid) return valid.error();

  const std::string key = base64Of(nonce);
  UpgradeRequest upgrade{.origin = address->origin,
                         .accept = base64Of(sha1Of(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")),
                         .protocols = subprotocolsOf(request.headers)};
  const auto add = [&text = upgrade.text](std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
  };
  upgrade.text = "GET " + address->target + " HTTP/1.1\r\n";
  add("Host", std::string_view(upgrade.origin).substr(upgrade.origin.find("://") + 3));
  add("Upgrade", "websocket");
  add("Connection", "Upgrade");
  add("Sec-WebSocket-Key", key);
  add("Sec-WebSocket-Version", "13");
  if (!userAgent.empty() && !request.headers.find("User-Agent")) add("User-Agent", userAgent);
  for (const Header& field : request.headers) add(field.name, field.value);
  upgrade.text += "\r\n";
  return upgrade;
}

}  // namespace DIRECTUS_NAMESPACE::detail
