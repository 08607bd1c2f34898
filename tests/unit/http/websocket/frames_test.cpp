#include <random>

#include "peer.hpp"
#include "support/catch.hpp"

using namespace directus;
using namespace directus_test;
using Texts = std::vector<std::string>;

TEST_CASE("a text message comes whole, whatever its length is written with") {
  const std::size_t size = GENERATE(0, 1, 125, 126, 127, 200, 65535, 65536, 70000);
  Peer peer;
  peer.feed(serverFrame(finalText, std::string(size, 'a')) + serverFrame(finalText, "next"));
  CHECK(peer.texts == Texts{std::string(size, 'a'), "next"});
}

TEST_CASE("messages, fragments and control frames may be cut at every byte") {
  const std::string bytes =
      serverFrame(finalText, "first") + serverFrame(firstText, "h\xc3") + serverFrame(ping, "p") +
      serverFrame(moreText, "") + serverFrame(pong, "") + serverFrame(moreText, "\xa4lt \xf0\x9f") +
      serverFrame(lastText, "\x98\x80") + serverFrame(finalText, std::string(300, 'x')) +
      serverFrame(firstText, "") + serverFrame(lastText, "") + serverFrame(finalText, "");
  const Texts texts{"first", "h\xc3\xa4lt \xf0\x9f\x98\x80", std::string(300, 'x'), "", ""};
  for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
    Peer peer;
    peer.feed(bytes.substr(0, cut));
    peer.feed(bytes.substr(cut));
    CHECK(peer.texts == texts);
    CHECK(peer.answer().payload == "p");
    CHECK_FALSE(peer.frames.isWithin());
  }
  for (const std::size_t step : {1, 2, 3, 5, 7}) {
    Peer peer;
    peer.feed(bytes, step);
    CHECK(peer.texts == texts);
  }
}

TEST_CASE("a message that is there in full is not copied") {
  Peer peer;
  const std::string bytes = serverFrame(finalText, "of two") + serverFrame(finalText, "messages");
  peer.frames.feed(bytes);
  CHECK(peer.frames.next()->data() == bytes.data() + 2);
  CHECK(peer.frames.unread() == serverFrame(finalText, "messages"));
  CHECK(peer.frames.next()->data() == bytes.data() + 10);
  CHECK_FALSE(peer.frames.next());
}

TEST_CASE("bytes that are left for later are read later") {
  Peer peer;
  const std::string bytes = serverFrame(finalText, "one") + serverFrame(finalText, "two");
  peer.frames.feed(bytes);
  CHECK(peer.frames.next() == "one");
  const std::string rest(peer.frames.unread());
  peer.frames.feed(rest);
  CHECK(peer.frames.next() == "two");
}

TEST_CASE("a frame that has begun differs from an idle line") {
  Peer peer;
  CHECK_FALSE(peer.frames.isWithin());
  peer.feed("\x81");
  CHECK(peer.frames.isWithin());
  peer.feed(std::string_view("\x02h", 2));
  CHECK(peer.frames.isWithin());
  peer.feed("i");
  CHECK_FALSE(peer.frames.isWithin());
  peer.feed(serverFrame(firstText, "a"));
  CHECK(peer.frames.isWithin());
  peer.feed(serverFrame(lastText, "b"));
  CHECK_FALSE(peer.frames.isWithin());
}

TEST_CASE("every ping is answered with its payload, also between fragments") {
  Peer peer;
  const std::string longest(125, 'x');
  peer.feed(serverFrame(firstText, "a") + serverFrame(ping, "one") + serverFrame(ping, longest) +
            serverFrame(ping, "") + serverFrame(lastText, "b"));
  CHECK(peer.texts == Texts{"ab"});
  for (const std::string& payload : {std::string("one"), longest, std::string()}) {
    const ClientFrame frame = peer.answer();
    CHECK(frame.first == pong);
    CHECK(frame.isMasked);
    CHECK(frame.payload == payload);
  }
}

TEST_CASE("pings to a peer that reads nothing cost no memory, and the last one is answered") {
  Peer peer;
  for (int i = 0; i < 100'000; ++i) peer.feed(serverFrame(ping, std::to_string(i)));
  CHECK(peer.frames.unsent() < 100'000);
  ClientFrame last;
  for (ClientFrame frame = peer.answer(); frame.first != 0; frame = peer.answer()) last = frame;
  CHECK(last.payload == "99999");
}

TEST_CASE("a pong that nobody asked for changes nothing") {
  Peer peer;
  peer.feed(serverFrame(pong, "?") + serverFrame(finalText, "a"));
  CHECK(peer.texts == Texts{"a"});
  CHECK(peer.answer().first == 0);
}

TEST_CASE("what is sent is masked, each frame with a mask of its own") {
  Peer peer;
  peer.frames.send("hello");
  peer.frames.send("hello");
  const ClientFrame one = peer.answer();
  const ClientFrame two = peer.answer();
  CHECK(one.isMasked);
  CHECK(one.first == finalText);
  CHECK(one.payload == "hello");
  CHECK(one.mask != two.mask);
}

TEST_CASE("what is sent has its length written as short as it can be") {
  const std::size_t size = GENERATE(0, 1, 7, 8, 9, 125, 126, 65535, 65536, 200'000);
  Peer peer;
  std::string text(size, 'a');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i % 23);
  peer.frames.send(text);
  CHECK(peer.frames.unsent() == size + 4 + (size < 126 ? 2 : size < 65536 ? 4 : 10));
  CHECK(peer.answer().payload == text);
}

TEST_CASE("bytes that wait to be sent do not move when more come") {
  Peer peer;
  peer.frames.send(std::string(100, 'a'));
  const std::string_view first = peer.frames.pull();
  const std::string before(first);
  for (int i = 0; i < 1000; ++i) peer.frames.send(std::string(1000, 'b'));
  CHECK(peer.frames.pull().data() == first.data());
  CHECK(peer.frames.pull() == before);
  peer.frames.sent(10);
  CHECK(peer.frames.pull().data() == first.data() + 10);
}

TEST_CASE("what a broken frame is refused for comes from its first two bytes") {
  const auto [bytes, what] = GENERATE(table<std::string, std::string>({
      {std::string("\xc1\x01", 2), "reserved bits"},
      {std::string("\xa1\x01", 2), "reserved bits"},
      {std::string("\x91\x01", 2), "reserved bits"},
      {std::string("\xf9\x00", 2), "reserved bits"},
      {std::string("\x83\x01", 2), "reserved opcode"},
      {std::string("\x87\x00", 2), "reserved opcode"},
      {std::string("\x8b\x00", 2), "reserved opcode"},
      {std::string("\x8f\x00", 2), "reserved opcode"},
      {std::string("\x81\x81", 2), "masked"},
      {std::string("\x89\x80", 2), "masked"},
      {std::string("\x09\x00", 2), "control frame is fragmented"},
      {std::string("\x08\x00", 2), "control frame is fragmented"},
      {std::string("\x89\x7e", 2), "more than 125 bytes"},
      {std::string("\x88\x7f", 2), "more than 125 bytes"},
      {std::string("\x80\x01", 2), "no message has begun"},
      {std::string("\x00\x00", 2), "no message has begun"},
  }));
  Peer peer;
  peer.feed(bytes);
  REQUIRE(peer.frames.fault());
  CHECK(peer.frames.fault()->code == 1002);
  CHECK(std::string(peer.frames.fault()->what).find(what) != std::string::npos);
  CHECK(peer.closeCode() == 1002);
}

TEST_CASE("a message within another one is refused") {
  Peer peer;
  peer.feed(serverFrame(firstText, "a") + serverFrame(GENERATE(finalText, firstText), "b"));
  CHECK(peer.closeCode() == 1002);
}

TEST_CASE("B59: a length of 63 bits or more, or longer than it has to be, is refused", "[B59]") {
  const std::string length = GENERATE(as<std::string>(), std::string("\x7e\x00\x7d", 3),
                                      std::string("\x7f\x80\x00\x00\x00\x00\x00\x00\x00", 9),
                                      std::string("\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 9),
                                      std::string("\x7f\x00\x00\x00\x00\x00\x00\xff\xff", 9));
  Peer peer;
  peer.feed("\x81" + length);
  CHECK(peer.closeCode() == 1002);
}

TEST_CASE("a binary message is refused with the code for what cannot be read") {
  Peer peer;
  peer.feed(serverFrame(GENERATE(0x82U, 0x02U), "\x01\x02"));
  CHECK(peer.closeCode() == 1003);
}

TEST_CASE("a message above the limit is refused before it comes") {
  Peer peer(1000);
  peer.feed(serverFrame(finalText, std::string(1000, 'a')));
  CHECK(peer.texts.size() == 1);
  SECTION("in one frame") {
    peer.feed(serverFrame(finalText, std::string(1001, 'a')).substr(0, 4));
  }
  SECTION("by its last fragment") {
    peer.feed(serverFrame(firstText, std::string(600, 'a')));
    peer.feed(serverFrame(lastText, std::string(401, 'a')).substr(0, 4));
  }
  SECTION("with a length that only a liar has") {
    peer.feed(std::string("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10));
  }
  CHECK(peer.closeCode() == 1009);
  CHECK(peer.texts.size() == 1);
}

TEST_CASE("a promised length costs no memory before its bytes come") {
  Peer peer;
  peer.feed(std::string("\x81\x7f\x00\x00\x00\x00\x3f\xff\xff\xff", 10) + "abc");
  CHECK(peer.frames.isWithin());
  CHECK_FALSE(peer.frames.fault());
}

TEST_CASE("text that is not UTF-8 is refused at the first wrong byte") {
  const std::string wrong = GENERATE(
      as<std::string>(), "\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf",
      "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3(");
  const std::string text = "h\xc3\xa4lt " + wrong;
  SECTION("in a whole message") {
    Peer peer;
    peer.feed(serverFrame(finalText, text + " and on"));
    CHECK(peer.closeCode() == 1007);
    CHECK(peer.texts.empty());
  }
  SECTION("in a frame whose end does not come") {
    Peer peer;
    peer.feed(serverFrame(finalText, text + std::string(50'000, 'a')).substr(0, 4 + text.size()));
    CHECK(peer.closeCode() == 1007);
  }
  SECTION("cut by frames at every byte") {
    Peer peer;
    peer.feed(serverFrame(firstText, ""));
    for (const char byte : text) peer.feed(serverFrame(moreText, std::string(1, byte)));
    CHECK(peer.closeCode() == 1007);
  }
}

TEST_CASE("text that ends within a character is refused") {
  const std::string half = GENERATE(as<std::string>(), "\xc3", "\xe2\x82", "\xf0\x9f\x98");
  Peer whole;
  whole.feed(serverFrame(finalText, half));
  CHECK(whole.closeCode() == 1007);
  Peer pieces;
  pieces.feed(serverFrame(firstText, "a") + serverFrame(lastText, half));
  CHECK(pieces.closeCode() == 1007);
}

TEST_CASE("half a character of one message does not go on in the next one") {
  Peer peer;
  peer.feed(serverFrame(firstText, "\xc3") + serverFrame(lastText, "\xa4"));
  peer.feed(serverFrame(finalText, "\xa4"));
  CHECK(peer.texts == Texts{"\xc3\xa4"});
  CHECK(peer.closeCode() == 1007);
}

TEST_CASE("random messages cut at random come as they were") {
  std::mt19937 random(20261126);
  const auto below = [&random](std::size_t most) { return random() % most; };
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    Texts texts;
    for (std::size_t i = below(8) + 1; i > 0; --i) {
      std::string text;
      for (std::size_t size = below(3) == 0 ? below(70'000) : below(300); text.size() < size;)
        text += below(9) == 0 ? "\xe2\x82\xac" : "a";
      texts.push_back(text);
      unsigned first = firstText;
      std::string_view rest = text;
      for (std::size_t fragments = below(4); fragments > 0; --fragments) {
        const std::string_view piece = rest.substr(0, below(rest.size() + 1));
        bytes += serverFrame(first, piece) + serverFrame(ping, "between");
        rest.remove_prefix(piece.size());
        first = moreText;
      }
      bytes += serverFrame(first | 0x80U, rest);
    }
    Peer peer;
    while (!bytes.empty()) {
      const std::size_t size = std::min(below(5000) + 1, bytes.size());
      peer.feed(bytes.substr(0, size));
      bytes.erase(0, size);
    }
    CHECK(peer.texts == texts);
  }
}
