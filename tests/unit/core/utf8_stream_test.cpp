#include "core/utf8_stream.hpp"

#include <directus/core/json_text.hpp>

#include "support/catch.hpp"

using directus::detail::isUtf8;
using directus::detail::Utf8Stream;

namespace {

/// Whether the text is UTF-8, looked at byte by byte.
bool isUtf8InPieces(std::string_view text, std::size_t step) {
  Utf8Stream stream;
  for (std::size_t at = 0; at < text.size(); at += step)
    if (!stream.take(text.substr(at, step))) return false;
  return stream.isWhole();
}

}  // namespace

TEST_CASE("every text of up to three bytes, and each kind of four, is judged as in one piece") {
  const auto agree = [](const std::string& text) {
    return isUtf8InPieces(text, 1) == isUtf8(text) && isUtf8InPieces(text, 2) == isUtf8(text);
  };
  int wrong = 0;
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      std::string text{static_cast<char>(a), static_cast<char>(b)};
      wrong += !agree(text);
      for (const int c : {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff}) {
        text.resize(2);
        text += static_cast<char>(c);
        wrong += !agree(text);
        text += '\x80';
        wrong += !agree(text);
      }
    }
  CHECK(wrong == 0);
}

TEST_CASE("text with characters of every length is UTF-8 wherever it is cut") {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += std::string(static_cast<std::size_t>(i), 'a') + "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80";
  for (std::size_t step = 1; step < 40; ++step) CHECK(isUtf8InPieces(text, step));
}

TEST_CASE("a text that ends within a character is not whole, and can be begun anew") {
  Utf8Stream stream;
  CHECK(stream.take("a\xf0\x9f"));
  CHECK_FALSE(stream.isWhole());
  stream.clear();
  CHECK(stream.isWhole());
  CHECK(stream.take("a"));
}
