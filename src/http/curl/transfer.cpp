#include "http/curl/transfer.hpp"

#include <algorithm>

#include "core/time.hpp"
#include "http/curl/callbacks.hpp"
#include "http/curl/global.hpp"
#include "http/curl/setup.hpp"

namespace DIRECTUS_NAMESPACE::detail {

using std::chrono::milliseconds;

CurlTransfer::CurlTransfer(const HttpOptions& options, CurlConnections& connections)
    : connections_(connections), request_(options.userAgent, !usesProxy(options)) {}

Result<std::unique_ptr<CurlTransfer>> CurlTransfer::create(const HttpOptions& options,
                                                           CurlConnections& connections) {
  if (auto valid = validateHeaders({{"User-Agent", options.userAgent}}); !valid)
    return valid.error();
  std::unique_ptr<CurlTransfer> transfer(new CurlTransfer(options, connections));
  transfer->easy_.reset(curl_easy_init());
  if (!transfer->easy_) return noMemoryForCurl();

  CURLcode code = setUpHandle(transfer->easy_.get(), options);
  transfer->maxAge_ = maxIdleSeconds;
  if (code == CURLE_OK) {
    EasyOptions easy(transfer->easy_.get());
    easy.set(CURLOPT_ERRORBUFFER, transfer->errorText_.data());
    connections.install(easy);
    CurlCallbacks::install(easy, *transfer);
    code = easy.code();
  }
  if (code != CURLE_OK) return invalidArgument("HttpOptions", curl_easy_strerror(code));
  return transfer;
}

CurlEnd CurlTransfer::begin(Exchange& exchange, const SendOptions& limits) {
  errorText_[0] = '\0';
  exchange_ = &exchange;
  limits_ = &limits;
  stall_ = StallWatch(limits.stall.value_or(exchange.options().stallTimeout));
  replyDue_.reset();
  foundGoodbye_ = false;
  chooseConnection(exchange.request());
  const CURLcode code = request_.apply(easy_.get(), exchange.request());
  if (code != CURLE_OK) isUsable_ = false;  // which of the options it has taken is not known
  return {.code = code};
}

CurlTransfer::Look CurlTransfer::look(Clock::time_point now) {
  using Reason = CurlEnd::Reason;
  const auto over = [](Reason reason) { return Look{.over = CurlEnd{.reason = reason}}; };
  if (limits_->stop.stop_requested()) return over(Reason::cancelled);
  Look look;
  if (limits_->deadline) look.again = *limits_->deadline;
  if (now >= look.again) return over(Reason::deadline);
  if (!exchange_->wasSent()) return look;

  curl_off_t uploaded = 0;  // a body in memory moves without a callback
  curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_UPLOAD_T, &uploaded);
  const auto sent = static_cast<std::uint64_t>(uploaded);
  if (!exchange_->awaitsReply(sent)) {
    if (stall_.isStalled(now, exchange_->moved() + sent)) return over(Reason::stalled);
    look.again = std::min(look.again, stall_.end());
  } else if (const milliseconds patience = exchange_->options().replyTimeout;
             !limits_->deadline && patience.count() > 0) {
    if (!replyDue_) replyDue_ = later(now, patience);
    if (now >= *replyDue_) return over(Reason::noReply);
    look.again = *replyDue_;
  }
  return look;
}

bool CurlTransfer::goesAgain(const CurlEnd& end) {
  if (!foundGoodbye_ || end.reason != CurlEnd::Reason::finished) return false;
  foundGoodbye_ = false;
  wantFresh(true);
  return true;
}

Result<HttpResponse> CurlTransfer::finish(CurlEnd end) {
  auto result = outcome(end);
  exchange_ = nullptr;
  limits_ = nullptr;
  request_.wipe();
  return result;
}

Result<HttpResponse> CurlTransfer::outcome(CurlEnd end) {
  if (end.reason != CurlEnd::Reason::cancelled)
    if (auto failure = exchange_->failure()) return *failure;
  const int status = static_cast<int>(number(CURLINFO_RESPONSE_CODE));
  // To libcurl, a header block that the end of the connection cuts off is a whole one, and newer
  // versions keep that connection for the next request.
  if (end.ok() && !exchange_->hasHeaders(status)) {
    end.code = CURLE_PARTIAL_FILE;
    connections_.keepAlive = std::chrono::seconds(0);
  }
  if (end.ok()) {
    learnOfConnection();
    return exchange_->takeResponse(status);
  }
  if (!exchange_->wasSent()) {
    end.proxyStatus = static_cast<int>(number(CURLINFO_HTTP_CONNECTCODE));
    // The reply is the proxy's, as it would be without a tunnel.
    if (end.proxyStatus == 407 && end.reason == CurlEnd::Reason::finished)
      return exchange_->takeResponse(end.proxyStatus);
  }
  return errorOf(end, *exchange_, errorText_.data());
}

void CurlTransfer::learnOfConnection() {
  connections_.keepAlive = exchange_->keepAlive();
  if (number(CURLINFO_NUM_CONNECTS) > 0 && number(CURLINFO_HTTP_VERSION) >= CURL_HTTP_VERSION_2_0)
    connections_.carriesStreams(static_cast<int>(number(CURLINFO_LOCAL_PORT)));
}

/// A request that must not be sent twice does not go out on a connection that its server is about
/// to close: it would be lost on the way, and nobody would notice.
void CurlTransfer::chooseConnection(const HttpRequest& request) {
  long maxAge = maxIdleSeconds;
  bool fresh = false;
  if (!request.repeatable && connections_.keepAlive) {
    // libcurl takes a connection that was idle for less than maxAge + 1 whole seconds.
    const auto left = connections_.keepAlive->count() - 2;
    fresh = left < 0;
    maxAge = static_cast<long>(std::clamp<long long>(left, 0, maxIdleSeconds));
  }
  if (maxAge != maxAge_) curl_easy_setopt(easy_.get(), CURLOPT_MAXAGE_CONN, maxAge);
  maxAge_ = maxAge;
  wantFresh(fresh);
}

void CurlTransfer::wantFresh(bool fresh) {
  if (fresh != wantsFresh_) curl_easy_setopt(easy_.get(), CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
  wantsFresh_ = fresh;
}

/// libcurl takes the goodbye of TLS for a sign of life (7.88). What it can send again by itself is
/// left to it.
bool CurlTransfer::onSend(int localPort) noexcept {
  const bool usedConnection = number(CURLINFO_NUM_CONNECTS) == 0;
  const HttpRequest& request = exchange_->request();
  if (usedConnection && !exchange_->wasSent() && (!request.repeatable || request.source) &&
      connections_.hasGoodbye(localPort)) {
    foundGoodbye_ = true;
    return false;
  }
  return exchange_->onSend(usedConnection);
}

long CurlTransfer::number(CURLINFO info) const noexcept {
  long value = 0;
  curl_easy_getinfo(easy_.get(), info, &value);
  return value;
}

}  // namespace DIRECTUS_NAMESPACE::detail
