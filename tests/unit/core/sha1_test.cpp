#include "core/sha1.hpp"

#include "core/base64.hpp"
#include "support/catch.hpp"

using namespace directus::detail;

namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes)
    for (const int shift : {4, 0})
      text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> shift & 15];
  return text;
}

}  // namespace

TEST_CASE("SHA-1 gives the digests of its standard") {
  CHECK(hex(sha1Of("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hex(sha1Of("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex(sha1Of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hex(sha1Of(std::string(1'000'000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("SHA-1 of a text that fills a block to its last bytes") {
  CHECK(hex(sha1Of(std::string(55, 'a'))) == "c1c8bbdc22796e28c0e15163d20899b65621d65a");
  CHECK(hex(sha1Of(std::string(56, 'a'))) == "c2db330f6083854c99d4b5bfb6e8f29f201be699");
  CHECK(hex(sha1Of(std::string(64, 'a'))) == "0098ba824b5c16427bd7a1122a5a442a25ec644d");
}

TEST_CASE("base64 is padded") {
  CHECK(base64Of("") == "");
  CHECK(base64Of("f") == "Zg==");
  CHECK(base64Of("fo") == "Zm8=");
  CHECK(base64Of("foo") == "Zm9v");
  CHECK(base64Of("foob") == "Zm9vYg==");
  CHECK(base64Of("\xff\xfe\xfd") == "//79");
}
