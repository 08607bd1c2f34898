#include "http/curl/error.hpp"

#include <string>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

struct Cause {
  ErrorKind kind;
  std::string message;
  bool lasting = false;  // trying again changes nothing
};

/// libcurl's text for this transfer where it cannot hold what the user wrote (a proxy's password,
/// a query); its general text everywhere else.
std::string describe(CURLcode code, const char* detail) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      if (*detail) return detail;
      break;
    default:
      break;
  }
  return curl_easy_strerror(code);
}

bool isTls(CURLcode code) {
  switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
      return true;
    default:
      return false;
  }
}

Cause causeOfCode(CURLcode code, bool sent, const char* detail) {
  if (isTls(code)) return {ErrorKind::tls, describe(code, detail), code != CURLE_SSL_CONNECT_ERROR};
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorKind::timeout, "no connection within HttpOptions::connectTimeout"};
    case CURLE_GOT_NOTHING:
      return {ErrorKind::network, "the connection was closed without a reply"};
    case CURLE_PARTIAL_FILE:
      return {ErrorKind::network, "the reply was cut off"};
    case CURLE_SEND_FAIL_REWIND:
      return {ErrorKind::network, "the connection was lost, and the body source cannot rewind",
              true};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_LOGIN_DENIED:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_NOT_BUILT_IN:
    case CURLE_UNKNOWN_OPTION:
    case CURLE_BAD_FUNCTION_ARGUMENT:
      if (sent) return {ErrorKind::network, "the reply is not HTTP"};
      return {code == CURLE_COULDNT_RESOLVE_PROXY ? ErrorKind::network : ErrorKind::invalidArgument,
              code == CURLE_LOGIN_DENIED ? "url: has a user name" : curl_easy_strerror(code),
              code != CURLE_COULDNT_RESOLVE_PROXY};
    default:
      return {ErrorKind::network, describe(code, detail)};
  }
}

Cause causeOfProxy(int status) {
  return {ErrorKind::network,
          "the proxy answered " + std::to_string(status) + " instead of making a connection",
          status < 500 && status != 408 && status != 429};
}

Cause causeOf(const CurlEnd& end, const Exchange& exchange, const char* detail) {
  switch (end.reason) {
    case CurlEnd::Reason::cancelled:
      return {ErrorKind::cancelled, "cancelled by the caller", true};
    case CurlEnd::Reason::deadline:
      return {ErrorKind::timeout, exchange.wasSent()
                                      ? "the deadline passed before the whole reply was there"
                                      : "the deadline passed before there was a connection"};
    case CurlEnd::Reason::stalled:
      return {ErrorKind::timeout, "nothing moved for HttpOptions::stallTimeout"};
    case CurlEnd::Reason::noReply:
      return {ErrorKind::timeout, "no reply began within HttpOptions::replyTimeout"};
    case CurlEnd::Reason::finished:
      break;
  }
  if (exchange.resendRefused())
    return {ErrorKind::network, "the connection was lost before the reply began"};
  if (end.proxyStatus >= 400) return causeOfProxy(end.proxyStatus);
  return causeOfCode(end.code, exchange.wasSent(), detail);
}

/// libcurl has limits of its own for headers and trailers: lines of 100 kB, since 8.4 also 300 kB
/// in all, since 8.12 also 5000 lines. It says so under different names.
bool isHeaderTooLarge(const CurlEnd& end, const Exchange& exchange, std::string_view detail) {
  constexpr int tooLargeSince8 = 100;  // CURLE_TOO_LARGE
  if (end.reason != CurlEnd::Reason::finished || !exchange.wasSent()) return false;
  if (static_cast<int>(end.code) == tooLargeSince8) return true;
  if (end.code == CURLE_OUT_OF_MEMORY) return !exchange.bodyBegan();
  // The second is what 7.88 says of a trailer that never ends.
  return end.code == CURLE_RECV_ERROR && (detail.find("response headers") != detail.npos ||
                                          detail.find("memory in chunked-encoding") != detail.npos);
}

}  // namespace

Error noMemoryForCurl() {
  return Error({.kind = ErrorKind::network,
                .message = "libcurl has no memory or no descriptors left",
                .retryable = true});
}

Error errorOf(const CurlEnd& end, const Exchange& exchange, const char* detail) {
  if (isHeaderTooLarge(end, exchange, detail))
    return makeError(ErrorKind::tooLarge,
                     "the reply's header is larger than libcurl takes, whatever "
                     "HttpOptions::maxHeaderSize is");

  Cause cause = causeOf(end, exchange, detail);
  const bool isUnknown = exchange.wasSent() && !exchange.request().repeatable &&
                         (cause.kind == ErrorKind::network || cause.kind == ErrorKind::timeout ||
                          cause.kind == ErrorKind::tls);
  if (isUnknown)
    return makeError(ErrorKind::outcomeUnknown, "sent, but there is no full reply (" +
                                                    cause.message + "): it may have been executed");
  return Error(
      {.kind = cause.kind, .message = std::move(cause.message), .retryable = !cause.lasting});
}

Error connectErrorOf(CURLcode code, int proxyStatus, const char* detail) {
  Cause cause = proxyStatus >= 400 ? causeOfProxy(proxyStatus) : causeOfCode(code, false, detail);
  return Error(
      {.kind = cause.kind, .message = std::move(cause.message), .retryable = !cause.lasting});
}

}  // namespace DIRECTUS_NAMESPACE::detail
