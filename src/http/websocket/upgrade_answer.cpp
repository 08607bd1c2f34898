#include "http/websocket/upgrade_answer.hpp"

#include <algorithm>
#include <charconv>

#include <directus/core/url.hpp>

#include "core/url_reference.hpp"
#include "http/header_cost.hpp"
#include "http/websocket/header_words.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr int switchingProtocols = 101;
constexpr std::size_t longestStatusText = 64;

std::string_view withoutLineEnd(std::string_view line) {
  line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Without what may be secret in it; "" when it is not an address.
std::string shownLocation(const std::string& origin, std::string_view location) {
  const auto target = resolveReference(origin + "/", std::string(location));
  const auto url = target ? BaseUrl::parse(*target) : BaseUrl::parse("");
  return url ? url->origin() + url->path() : std::string();
}

bool isWorthAnotherUpgrade(int status) {
  return status >= 500 || status == 408 || status == 425 || status == 429;
}

}  // namespace

UpgradeAnswer::State UpgradeAnswer::take(std::string_view& bytes) {
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, std::min(end, bytes.size() - 1) + 1);
    bytes.remove_prefix(piece.size());
    cost_ += piece.size();
    if (end != piece.npos) cost_ += headerLineCost;
    if (cost_ > maxHeaderSize_)
      return refuse(ErrorKind::tooLarge,
                    "the answer to the upgrade is larger than "
                    "HttpOptions::maxHeaderSize (" +
                        std::to_string(maxHeaderSize_) + " bytes)");
    line_.append(piece);
    if (status_ == 0 && !std::string_view("HTTP/1.").starts_with(line_.substr(0, 7)))
      return refuse(ErrorKind::decode, "the answer to the upgrade is not HTTP/1.1");
    if (end == piece.npos) continue;
    const State state = takeLine(withoutLineEnd(line_));
    line_.clear();
    if (state != State::more) return state;
  }
  return State::more;
}

UpgradeAnswer::State UpgradeAnswer::takeLine(std::string_view line) {
  if (status_ == 0) return takeStatus(line);
  if (line.empty()) return endOfBlock();
  if (line.find(':') == line.npos)
    return refuse(ErrorKind::decode, "the answer to the upgrade has a header without a colon");
  headers_.appendLine(line);
  return State::more;
}

UpgradeAnswer::State UpgradeAnswer::takeStatus(std::string_view line) {
  const std::string_view code = line.substr(std::min<std::size_t>(line.size(), 9));
  const auto parsed = std::from_chars(code.data(), code.data() + code.size(), status_);
  const bool isStatus = line.size() >= 12 && line[8] == ' ' && parsed.ec == std::errc() &&
                        parsed.ptr == code.data() + 3 && status_ >= 100 &&
                        (code.size() == 3 || code[3] == ' ');
  if (!isStatus) return refuse(ErrorKind::decode, "the answer to the upgrade has no status");
  statusText_ = trimmed(code.substr(3)).substr(0, longestStatusText);
  return State::more;
}

UpgradeAnswer::State UpgradeAnswer::endOfBlock() {
  if (status_ == switchingProtocols) {
    const char* const fault = faultOfHeaders();
    return fault ? refuse(ErrorKind::decode, fault) : State::accepted;
  }
  if (status_ >= 200) return refuse(refusal());
  status_ = 0;  // an interim reply; the answer follows
  headers_.clear();
  return State::more;
}

const char* UpgradeAnswer::faultOfHeaders() const {
  if (!hasWord(headers_, "Upgrade", "websocket"))
    return "the answer to the upgrade does not name websocket in Upgrade";
  if (!hasWord(headers_, "Connection", "upgrade"))
    return "the answer to the upgrade does not name upgrade in Connection";
  const auto accepts = headers_.findAll("Sec-WebSocket-Accept");
  if (accepts.size() != 1 || accepts[0] != accept_)
    return "the answer to the upgrade has a wrong Sec-WebSocket-Accept: it is not a WebSocket "
           "server's, or another request's";
  if (!headers_.findAll("Sec-WebSocket-Extensions").empty())
    return "the answer to the upgrade has extensions that were not asked for";
  for (const std::string_view chosen : headers_.findAll("Sec-WebSocket-Protocol"))
    if (std::find(protocols_.begin(), protocols_.end(), chosen) == protocols_.end())
      return "the answer to the upgrade has a subprotocol that was not asked for";
  return nullptr;
}

Error UpgradeAnswer::refusal() const {
  std::string message = "the WebSocket was refused with HTTP " + std::to_string(status_);
  if (!statusText_.empty()) message += " " + statusText_;
  if (const auto where = headers_.find("Location"); where && status_ < 400)
    message += ", a redirect to " + shownLocation(origin_, *where);
  return Error({.kind = ErrorKind::api,
                .message = std::move(message),
                .status = status_,
                .retryable = isWorthAnotherUpgrade(status_)});
}

UpgradeAnswer::State UpgradeAnswer::refuse(Error error) {
  error_ = std::move(error);
  return State::refused;
}

UpgradeAnswer::State UpgradeAnswer::refuse(ErrorKind kind, std::string message) {
  return refuse(Error({.kind = kind, .message = std::move(message)}));
}

Error UpgradeAnswer::cutOff() const {
  const bool hasBegun = status_ != 0 || !line_.empty();
  return Error({.kind = ErrorKind::network,
                .message = hasBegun ? "the answer to the upgrade was cut off"
                                    : "the connection was closed without an answer to the upgrade",
                .retryable = true});
}

}  // namespace DIRECTUS_NAMESPACE::detail
