// What an error makes of the end of a connection in libcurl.
#include "http/curl/error.hpp"

#include <string>

#include "support/catch.hpp"

using namespace directus;
using detail::connectErrorOf;

namespace {

bool says(const Error& error, const std::string& part) {
  return std::string(error.what()).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what a proxy answers is lasting where trying again changes nothing", "[F85]") {
  for (const int status : {400, 401, 403, 404, 407, 499}) {
    const Error error = connectErrorOf(CURLE_COULDNT_CONNECT, status, "");
    CHECK(error.kind() == ErrorKind::network);
    CHECK(says(error, "the proxy answered " + std::to_string(status)));
    CHECK_FALSE(error.isRetryable());
  }
  for (const int status : {408, 429, 500, 502, 503, 504})
    CHECK(connectErrorOf(CURLE_COULDNT_CONNECT, status, "").isRetryable());
  for (const int status : {0, 200, 399})
    CHECK(says(connectErrorOf(CURLE_COULDNT_CONNECT, status, "refused"), "refused"));
}

TEST_CASE("a connection that does not come about is of the layer that failed") {
  struct Row {
    CURLcode code;
    ErrorKind kind;
    bool isRetryable;
  };
  for (const Row& row : {Row{CURLE_COULDNT_RESOLVE_HOST, ErrorKind::network, true},
                         Row{CURLE_COULDNT_RESOLVE_PROXY, ErrorKind::network, true},
                         Row{CURLE_OPERATION_TIMEDOUT, ErrorKind::timeout, true},
                         Row{CURLE_SSL_CONNECT_ERROR, ErrorKind::tls, true},
                         Row{CURLE_PEER_FAILED_VERIFICATION, ErrorKind::tls, false},
                         Row{CURLE_SSL_CERTPROBLEM, ErrorKind::tls, false},
                         Row{CURLE_URL_MALFORMAT, ErrorKind::invalidArgument, false},
                         Row{CURLE_LOGIN_DENIED, ErrorKind::invalidArgument, false}}) {
    CAPTURE(static_cast<int>(row.code));
    const Error error = connectErrorOf(row.code, 0, "");
    CHECK(error.kind() == row.kind);
    CHECK(error.isRetryable() == row.isRetryable);
  }
}

TEST_CASE("the text of libcurl is shown where no password of a proxy can be in it", "[B74]") {
  for (const CURLcode code : {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
                              CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION})
    CHECK(says(connectErrorOf(code, 0, "detail"), "detail"));
  for (const CURLcode code : {CURLE_RECV_ERROR, CURLE_COULDNT_RESOLVE_PROXY, CURLE_URL_MALFORMAT})
    CHECK_FALSE(says(connectErrorOf(code, 0, "detail"), "detail"));
}
