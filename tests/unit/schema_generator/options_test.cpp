#include "schema_generator/options.hpp"

#include "support/catch.hpp"

using namespace schema_generator;

namespace {
std::string refusal(const std::vector<std::string>& arguments) {
  const auto options = parseOptions(arguments);
  return options ? "taken" : options.error().what();
}
}  // namespace

TEST_CASE("options are read in any order, with = or without") {
  const auto options =
      parseOptions({"--check", "--namespace=my::cms", "snapshot.json", "-o", "out.hpp", "--name",
                    "a=b=Thing", "--strict", "--token-file", "t", "--email=e", "--password-file",
                    "p", "--allow-insecure-http"})
          .value();
  CHECK(options.source == "snapshot.json");
  CHECK(options.output == "out.hpp");
  CHECK(options.nameSpace == "my::cms");
  CHECK(options.mapping.names.at("a=b") == "Thing");
  CHECK(options.tokenFile == "t");
  CHECK(options.email == "e");
  CHECK(options.passwordFile == "p");
  CHECK(options.check);
  CHECK(options.strict);
  CHECK(options.allowInsecureHttp);
}

TEST_CASE("wrong arguments are refused by name") {
  CHECK(refusal({"--nonsense"}) == "--nonsense: there is no such option; see --help");
  CHECK(refusal({"-x"}) == "-x: there is no such option; see --help");
  CHECK(refusal({"--output"}) == "--output: needs a value");
  CHECK(refusal({"--output="}) == "--output: needs a value");
  CHECK(refusal({"a.json", "b.json"}) == "b.json: there is a snapshot already");
  CHECK(refusal({"--check"}) == "--check: needs --output, the header that is to be checked");
  CHECK(refusal({"--namespace", "my::"}) == "--namespace: \"my::\" cannot name a namespace");
  CHECK(refusal({"--namespace", "class"}) == "--namespace: \"class\" cannot name a namespace");
  CHECK(refusal({"--name", "articles"}) ==
        "--name: takes COLLECTION=Struct, such as articles=Article");
  CHECK(refusal({"--name", "articles=2nd"}) == "--name: \"2nd\" cannot name a struct");
}

TEST_CASE("no option takes a secret: every user of the machine reads the arguments") {
  for (const char* option : {"--token", "--password", "--otp"})
    CHECK(refusal({option, "secret"}) ==
          std::string(option) + ": there is no such option; see --help");
}

TEST_CASE("help is given whatever else is wrong") {
  CHECK(parseOptions({"--check", "--help"}).value().help);
  CHECK(parseOptions({"-h"}).value().help);
  CHECK(parseOptions({"--version"}).value().version);
}
