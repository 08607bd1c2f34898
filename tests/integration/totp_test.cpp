#include "totp.hpp"
#include "support/catch.hpp"

using namespace std::chrono_literals;

TEST_CASE("our codes are those of RFC 6238") {
  const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // 12345678901234567890
  CHECK(totp::codeAt(secret, 59s) == "287082");
  CHECK(totp::codeAt(secret, 1'111'111'109s) == "081804");
  CHECK(totp::codeAt(secret, 20'000'000'000s) == "353130");
}
