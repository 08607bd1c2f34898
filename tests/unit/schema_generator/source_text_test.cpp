#include "schema_generator/source_text.hpp"

#include "support/catch.hpp"

using namespace schema_generator;

TEST_CASE("a string literal holds any text") {
  CHECK(stringLiteral("plain") == R"("plain")");
  CHECK(stringLiteral(R"(say "hi"\)") == R"("say \"hi\"\\")");
  CHECK(stringLiteral("two\nlines\t") == R"("two\nlines\011")");
  CHECK(stringLiteral("\x01"
                      "7") == R"("\0017")");
  CHECK(stringLiteral("ünïcödé 𝄞") == "\"ünïcödé 𝄞\"");
  CHECK(stringLiteral("broken \xFF") == R"("broken \377")");
}

TEST_CASE("a literal does not turn the text of an editor around") {
  CHECK(stringLiteral("a\xE2\x80\xAE"
                      "b") == R"("a\342\200\256b")");
}

TEST_CASE("a literal has no trigraphs") {
  CHECK(stringLiteral("what?\?/") == R"("what?\?/")");
  CHECK(stringLiteral("???") == R"("?\?\?")");
}

TEST_CASE("a message is one line that no terminal obeys") {
  CHECK(printable("a\nb\x1B[31m") == R"(a\012b\033[31m)");
  CHECK(printable("\"plain\"") == "\"plain\"");
}

TEST_CASE("nothing ends a comment, and a comment hides nothing") {
  using Lines = std::vector<std::string>;
  CHECK(commentLines("").empty());
  CHECK(commentLines("\n\n").empty());
  CHECK(commentLines("one\r\n\ntwo\n") == Lines{"one", "", "two"});
  CHECK(commentLines("goes on\\\nhere\\") == Lines{"goes on", "here"});
  CHECK(commentLines("spaces \\ \\ ") == Lines{"spaces"});
  CHECK(commentLines("trigraph ?\?/") == Lines{"trigraph"});
  CHECK(commentLines("a\xE2\x80\xAE"
                     "b\tc\x07") == Lines{"ab c"});
}

TEST_CASE("a long line is broken at the commas of its list") {
  const std::string in = R"(In<"a, (b", Long>)";
  const std::string line =
      "  directus::Any<" + in + ", " + in + ", " + in + ", " + in + ", " + in + "> item{};";
  CHECK(wrapped(line) == "  directus::Any<" + in + ", " + in + ", " + in + ", " + in +
                             ",\n                " + in + "> item{};");
  CHECK(wrapped("  std::map<int, int> short{};") == "  std::map<int, int> short{};");
}
