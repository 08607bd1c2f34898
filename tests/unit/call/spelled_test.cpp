#include "call/spelled.hpp"

#include "support/catch.hpp"

using namespace directus;
using detail::Spelled;

namespace {

struct Spelling {
  const char* secret;
  const char* text;
};

}  // namespace

TEST_CASE("a secret is found in every spelling that a program gives its characters", "[B74]") {
  for (const Spelling& spelling : {
           Spelling{"a/b c+d", "a/b c+d"},
           {"a/b c+d", "a%2Fb%20c%2Bd"},
           {"a/b c+d", "a%2fb+c%2bd"},
           {"a/b c+d", "a/b+c+d"},
           {"a/b c+d", R"(a\/b c+d)"},
           {R"(q"\q)", R"(q\"\\q)"},
           {R"(q"\q)", R"(q\u0022\u005cq)"},
           {R"(q\\q)", R"(q\\q)"},
           {R"(q\\q)", R"(q\\\\q)"},
           {"<a&b'>", "&lt;a&amp;b&#39;&gt;"},
           {"<a&b'>", "&#60;a&#38;b&#x27;&#x003E;"},
           {"<a&b'>", "%3Ca&amp;b&apos;\\u003E"},
           {"p\u00e4ss", "p\u00e4ss"},
           {"p\u00e4ss", "p%C3%A4ss"},
           {"p\u00e4ss", R"(p\u00E4ss)"},
           {"p\u00e4ss", "p&#228;ss"},
           {"p\U0001F600", R"(p\ud83d\ude00)"},
           {"p\U0001F600", "p&#x1F600;"},
           {"a\nb", R"(a\nb)"},
           {"a\xff", "a%FF"},
       }) {
    CAPTURE(spelling.secret, spelling.text);
    const std::string text = spelling.text;
    CHECK(Spelled(spelling.secret).lengthIn(text + " and more") == text.size());
  }
}

TEST_CASE("what only looks like a secret is not it") {
  for (const Spelling& spelling : {Spelling{"a/b c", "a/b"},
                                   {"a/b c", "a/b-c"},
                                   {"Abcd", "abcd"},
                                   {"a%b", "a%2"},
                                   {"ab", "a\\"},
                                   {"", "anything"},
                                   {"ab", ""}}) {
    CAPTURE(spelling.secret, spelling.text);
    CHECK(Spelled(spelling.secret).lengthIn(spelling.text) == 0);
  }
}

TEST_CASE("a secret is hidden wherever it stands, and the rest of the text stays") {
  CHECK(Spelled("a/b c").hidden("%a/b%20c%, a/b-c, a%2fb+c") == "%***%, a/b-c, ***");
  CHECK(Spelled("aab").hidden("aaab") == "a***");
  CHECK(Spelled("ab").hidden("") == "");
  CHECK(Spelled("").hidden("text") == "text");
  CHECK(Spelled("aa").hidden("aaaaa!") == "******a!");
  CHECK(Spelled(" ab").hidden("x+ab") == "x***");
}
