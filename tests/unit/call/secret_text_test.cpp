// What a secret looks like in a text, whole or cut.
#include "call/secret_text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace directus::detail;

namespace {

std::string withoutMembers(std::string text) {
  hideMembers(text);
  return text;
}

std::string withoutBearers(std::string text) {
  hideBearers(text);
  return text;
}

using Values = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a name holds a secret by a word in it, or as a whole", "[B74]") {
  for (const char* name : {"password", "Access_Token", "X-Api-Key", "clientSecret", "otp",
                           "tfa_otp", "Cookie", "auth_data", "private_key", "AUTHORIZATION"})
    CHECK(isSecretName(name));
  for (const char* name : {"title", "potpourri", "cookies", "key", "pass", ""})
    CHECK_FALSE(isSecretName(name));
}

TEST_CASE("the values of secret members are hidden, and nothing else", "[B74]") {
  CHECK(withoutMembers(R"({"token":"a","b":2})") == R"({"token":***,"b":2})");
  CHECK(withoutMembers(R"({"b":1,"token" : "a" , "c":2})") == R"({"b":1,"token" : *** , "c":2})");
  CHECK(withoutMembers(R"({"token":"a\"b\\","c":1})") == R"({"token":***,"c":1})");
  CHECK(withoutMembers(R"({"otp":123456,"b":2})") == R"({"otp":***,"b":2})");
  CHECK(withoutMembers(R"([{"otp":1},{"otp":null}])") == R"([{"otp":***},{"otp":***}])");
  CHECK(withoutMembers(R"({"a":{"password":"p"},"token":""})") ==
        R"({"a":{"password":***},"token":***})");
  CHECK(withoutMembers(R"({"":"token","a":["token","b"]})") == R"({"":"token","a":["token","b"]})");
  CHECK(withoutMembers("token: a, password") == "token: a, password");
}

TEST_CASE("a secret member is hidden with all that is in it", "[B74]") {
  CHECK(withoutMembers(R"({"tokens":["a","b"],"c":1})") == R"({"tokens":***,"c":1})");
  CHECK(withoutMembers(R"({"password":{"_eq":[1,{"x":"y"}]},"b":2})") ==
        R"({"password":***,"b":2})");
  CHECK(withoutMembers(R"({"tokens":["]","}",","],"c":1})") == R"({"tokens":***,"c":1})");
  CHECK(withoutMembers(R"([{"tokens":[[],[]]},2])") == R"([{"tokens":***},2])");
}

TEST_CASE("a secret member that is cut is hidden to the end", "[B74]") {
  for (const char* rest : {"", "\"", "\"abc", "\"abc\\", "\"abc\\\"", "[\"a\",", "{\"a\":[1", "12"})
    CHECK(withoutMembers(std::string(R"({"token":)") + rest) == R"({"token":***)");
  CHECK(withoutMembers(R"({"token")") == R"({"token")");
  CHECK(withoutMembers(R"({"token)") == R"({"token)");
}

TEST_CASE("secrets are strings and numbers at any depth of a secret member", "[B74]") {
  CHECK(secretValuesIn(R"({"tokens":["a",{"b" : "c","n":-1.5e3,"t":true}],"x":"d","otp": 7})") ==
        Values{"\"a\"", "\"c\"", "-1.5e3", "7"});
  CHECK(secretValuesIn(R"({"x":{"password":"p:"}})") == Values{"\"p:\""});
  CHECK(secretValuesIn(R"({"token":null,"a":["token"]})").empty());
}

TEST_CASE("secrets in a GraphQL document are strings and numbers of secret arguments", "[B74]") {
  CHECK(secretArgumentsIn(R"(mutation { login(email: "e", password : "p\"q", otp:12) { id } })") ==
        Values{R"("p\"q")", "12"});
  CHECK(secretArgumentsIn(R"(a(secret_2: """x "y" z""", b: "c"))") == Values{R"("""x "y" z""")"});
  CHECK(secretArgumentsIn(R"(a(token: """x)") == Values{R"("""x)"});
  CHECK(secretArgumentsIn(R"(a(token: "x)") == Values{R"("x)"});
  CHECK(secretArgumentsIn("query($token: String!) { a(token: $token) }").empty());
  CHECK(secretArgumentsIn("a(token:").empty());
  CHECK(secretArgumentsIn(R"(a(token (b: "c"))").empty());
}

TEST_CASE("the name of a GraphQL argument ends at what no name has, and where the document begins",
          "[B74]") {
  for (const char* end : {"0", "9", "A", "Z", "a", "z", "_"})
    CHECK(secretArgumentsIn(std::string("a(token") + end + R"(: "x"))").size() == 1);
  CHECK(secretArgumentsIn(R"(token-a: "x")").empty());
  CHECK(secretArgumentsIn(std::string_view(R"(xtoken: "x")").substr(1)) == Values{R"("x")"});
  CHECK(secretArgumentsIn(std::string_view(R"( : "x")").substr(1)).empty());
}

TEST_CASE("what follows Bearer is hidden where it is as long as a token", "[B74]") {
  CHECK(withoutBearers("got Bearer abcdefg8, bearer ABC-._~+/=9") == "got Bearer ***, bearer ***");
  CHECK(withoutBearers("Bearer abcdefg, the bearer of it") == "Bearer abcdefg, the bearer of it");
  CHECK(withoutBearers("bearer ") == "bearer ");
  for (const char* first : {"0", "9", "A", "Z", "a", "z", "-", "="})
    CHECK(withoutBearers(std::string("Bearer ") + first + "bcdefgh") == "Bearer ***");
  CHECK(withoutBearers("a eyJhbGciOi.eyJpZCI6.c2ln b eyJhbGciOi") == "a *** b ***");
  CHECK(withoutBearers("heyJude") == "heyJude");
}
