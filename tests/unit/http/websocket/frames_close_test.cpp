#include "peer.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;

TEST_CASE("a close frame of the server is answered with its code, and nothing is read behind it") {
  const int code = GENERATE(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                            3000, 3999, 4000, 4999);
  Peer peer;
  peer.feed(serverFrame(closing, closePayload(code, "w\xc3\xbcrde")) + serverFrame(finalText, "a") +
            "\xff\xff");
  REQUIRE(peer.frames.closed());
  CHECK(peer.frames.closed()->code == code);
  CHECK(peer.frames.closed()->reason == "w\xc3\xbcrde");
  CHECK_FALSE(peer.frames.fault());
  CHECK(peer.texts.empty());
  CHECK(peer.closeCode() == code);
  CHECK(peer.answer().first == 0);
}

TEST_CASE("a close frame without a code is answered without a code") {
  Peer peer;
  peer.feed(serverFrame(closing, ""));
  CHECK(peer.frames.closed()->code == 1005);
  const ClientFrame answer = peer.answer();
  CHECK(answer.first == closing);
  CHECK(answer.payload.empty());
}

TEST_CASE("a code that is not for close frames breaks the protocol") {
  const int code = GENERATE(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535);
  Peer peer;
  peer.feed(serverFrame(closing, closePayload(code)));
  CHECK_FALSE(peer.frames.closed());
  CHECK(peer.closeCode() == 1002);
}

TEST_CASE("half a code breaks the protocol") {
  Peer peer;
  peer.feed(serverFrame(closing, "\x03"));
  CHECK(peer.closeCode() == 1002);
}

TEST_CASE("a reason that is not UTF-8 is refused") {
  Peer peer;
  peer.feed(serverFrame(closing, closePayload(1000, GENERATE("\xc3", "\xce\xba\xed\xa0\x80"))));
  CHECK(peer.closeCode() == 1007);
}

TEST_CASE("the longest reason is read") {
  Peer peer;
  peer.feed(serverFrame(closing, closePayload(4000, std::string(123, 'r'))), 7);
  CHECK(peer.frames.closed()->reason == std::string(123, 'r'));
}

TEST_CASE("a close frame in the middle of a message ends it") {
  Peer peer;
  peer.feed(serverFrame(firstText, "a") + serverFrame(closing, closePayload(1001)) +
            serverFrame(lastText, "b"));
  CHECK(peer.frames.closed()->code == 1001);
  CHECK(peer.texts.empty());
}

TEST_CASE("nothing is sent, delivered or answered once this side has said goodbye") {
  Peer peer;
  peer.frames.send("before");
  peer.frames.close(4001, "enough");
  peer.frames.send("after");
  peer.frames.close(4002, "twice");
  peer.feed(serverFrame(finalText, "late") + serverFrame(firstText, "l") + serverFrame(ping, "p") +
            serverFrame(lastText, "ate"));
  CHECK(peer.answer().payload == "before");
  CHECK(peer.answer().payload == closePayload(4001, "enough"));
  CHECK(peer.answer().first == 0);
  CHECK(peer.texts.empty());
  CHECK_FALSE(peer.frames.isOver());
  peer.feed(serverFrame(closing, closePayload(4001)));
  CHECK(peer.frames.isOver());
  CHECK(peer.answer().first == 0);
}

TEST_CASE("a peer that breaks the protocol while it is said goodbye to is noticed") {
  Peer peer;
  peer.frames.close(1000, {});
  peer.feed(serverFrame(0x83, ""));
  REQUIRE(peer.frames.fault());
  CHECK(peer.closeCode() == 1000);
  CHECK(peer.answer().first == 0);
}

TEST_CASE("a reason is cut between two characters") {
  Peer peer;
  std::string reason(122, 'r');
  reason += "\xc3\xa4\xc3\xa4";
  peer.frames.close(1000, reason);
  CHECK(peer.answer().payload == closePayload(1000, std::string(122, 'r')));
}
