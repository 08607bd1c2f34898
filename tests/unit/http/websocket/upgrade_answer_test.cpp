#include "http/websocket/upgrade_answer.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::UpgradeAnswer;
using detail::UpgradeRequest;
using State = UpgradeAnswer::State;

namespace {

const UpgradeRequest request{.origin = "https://cms.example.com",
                             .accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                             .protocols = {"one", "two"}};

const std::string good =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

/// The error of an answer that is refused.
Error refusalOf(std::string_view bytes, std::size_t maxHeaderSize = 4096) {
  UpgradeAnswer answer(request, maxHeaderSize);
  if (answer.take(bytes) != State::refused) FAIL("it was not refused");
  return answer.error();
}

bool says(const Error& error, std::string_view text) {
  return std::string_view(error.what()).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("an upgrade is accepted by an answer that is cut at any byte, and frames follow") {
  const std::string bytes = good + "\r\n" + "\x81\x01z";
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    UpgradeAnswer answer(request, 4096);
    std::string_view begin(bytes.data(), cut);
    State state = answer.take(begin);
    std::string rest(begin);
    rest += bytes.substr(cut);
    std::string_view left = rest;
    if (state == State::more) state = answer.take(left);
    CHECK(state == State::accepted);
    CHECK(left == "\x81\x01z");
  }
}

TEST_CASE("an answer may write its words in any case, with lists and bare line feeds") {
  UpgradeAnswer answer(request, 4096);
  std::string_view bytes =
      "HTTP/1.1 101\nUPGRADE: h2c, WebSocket\nconnection:keep-alive , upgrade\n"
      "sec-websocket-accept:   s3pPLMBiTxaQ9kYGzzhZRbK+xOo=  \nSec-WebSocket-Protocol: two\n\n";
  CHECK(answer.take(bytes) == State::accepted);
}

TEST_CASE("interim replies before the answer are skipped") {
  UpgradeAnswer answer(request, 4096);
  const std::string both = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + good + "\r\n";
  std::string_view bytes = both;
  CHECK(answer.take(bytes) == State::accepted);
}

TEST_CASE("a refused upgrade is an api error with its status") {
  const auto [status, isRetryable] = GENERATE(table<int, bool>({{200, false},
                                                                {400, false},
                                                                {401, false},
                                                                {403, false},
                                                                {404, false},
                                                                {408, true},
                                                                {426, false},
                                                                {429, true},
                                                                {500, true},
                                                                {502, true},
                                                                {503, true}}));
  const Error error =
      refusalOf("HTTP/1.1 " + std::to_string(status) + " Some reason\r\nContent-Length: 0\r\n\r\n");
  CHECK(error.kind() == ErrorKind::api);
  CHECK(error.status() == status);
  CHECK(error.isRetryable() == isRetryable);
  CHECK(says(error, "HTTP " + std::to_string(status) + " Some reason"));
}

TEST_CASE("a redirect says where to, without what may be secret") {
  const Error error = refusalOf(
      "HTTP/1.1 301 Moved\r\nLocation: /cms/websocket?access_token=t0k3n-of-redirect\r\n\r\n");
  CHECK(error.status() == 301);
  CHECK(says(error, "https://cms.example.com/cms/websocket"));
  CHECK_FALSE(says(error, "t0k3n"));
}

TEST_CASE("a 101 that does not keep to the handshake is refused") {
  const auto [from, to, what] = GENERATE(table<std::string, std::string, std::string>({
      {"Upgrade: websocket\r\n", "", "Upgrade"},
      {"Upgrade: websocket", "Upgrade: h2c", "Upgrade"},
      {"Connection: Upgrade\r\n", "", "Connection"},
      {"Connection: Upgrade", "Connection: keep-alive", "Connection"},
      {"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", "", "Sec-WebSocket-Accept"},
      {"xOo=", "xOO=", "Sec-WebSocket-Accept"},
      {"xOo=", "xOo=, more", "Sec-WebSocket-Accept"},
      {"Upgrade: websocket", "Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate",
       "extensions"},
      {"Upgrade: websocket", "Upgrade: websocket\r\nSec-WebSocket-Protocol: three", "subprotocol"},
  }));
  std::string bytes = good + "\r\n";
  bytes.replace(bytes.find(from), from.size(), to);
  const Error error = refusalOf(bytes);
  CHECK(error.kind() == ErrorKind::decode);
  CHECK(says(error, what));
}

TEST_CASE("what is not HTTP is refused at its first wrong byte") {
  const std::string bytes =
      GENERATE(as<std::string>(), "SSH-2.0", "HTTX", "h", "\x15\x03\x01", "HTTP/2 200 \r\n", "\r\n",
               "HTTP/1.1 10\r\n", "HTTP/1.1 1011\r\n", "HTTP/1.1 abc\r\n", "HTTP/1.1\r\n",
               "HTTP/1.1 -10 x\r\n", "HTTP/1.1 101 x\r\nno header\r\n");
  CHECK(refusalOf(bytes).kind() == ErrorKind::decode);
}

TEST_CASE("an answer's header is bounded, in bytes and in lines") {
  const std::string begin = "HTTP/1.1 200 OK\r\n";
  const std::string bytes =
      GENERATE_COPY(begin + "X: " + std::string(5000, 'x'),
                    std::string("HTTP/1.1") + std::string(5000, ' '), [&begin] {
                      std::string lines = begin;
                      for (int i = 0; i < 200; ++i) lines += "a:\r\n";
                      return lines;
                    }());
  CHECK(refusalOf(bytes).kind() == ErrorKind::tooLarge);
}

TEST_CASE("interim replies without end are bounded") {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += "HTTP/1.1 100 Continue\r\n\r\n";
  CHECK(refusalOf(bytes).kind() == ErrorKind::tooLarge);
}

TEST_CASE("the error of an answer that ends too early says how much came") {
  UpgradeAnswer none(request, 4096);
  CHECK(says(none.cutOff(), "without an answer"));
  UpgradeAnswer half(request, 4096);
  std::string_view bytes = "HTTP/1.1 101 Swi";
  CHECK(half.take(bytes) == State::more);
  CHECK(says(half.cutOff(), "cut off"));
  CHECK(half.cutOff().isRetryable());
}
