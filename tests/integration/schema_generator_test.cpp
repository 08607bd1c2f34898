#include <directus/commands/schema.hpp>

#include <cstdlib>

#include "server.hpp"
#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"

using namespace directus;

namespace {

/// Of those that tests/run.sh sets.
std::string variable(const char* name) {
  const char* value = std::getenv(name);
  REQUIRE(value != nullptr);
  return value;
}

using Environment = std::map<std::string, std::string>;

ProgramRun fromServer(const Environment& account, const std::string& input = {},
                      std::vector<std::string> arguments = {}) {
  arguments.push_back(server::url());
  auto run = runProgram(arguments, input, account);
  for (const std::string& secret : {server::adminToken(), variable("DIRECTUS_PASSWORD")}) {
    CHECK(run.out.find(secret) == std::string::npos);
    CHECK(run.err.find(secret) == std::string::npos);
  }
  return run;
}

}  // namespace

TEST_CASE("the schema comes from a server by token or by login, or from a file") {
  const auto byToken = fromServer({{"DIRECTUS_TOKEN", server::adminToken()}});
  INFO(byToken.err);
  CHECK(byToken.exitCode == 0);
  CHECK(byToken.out.find("struct Article {") != std::string::npos);

  const auto byLogin = fromServer({{"DIRECTUS_EMAIL", variable("DIRECTUS_EMAIL")},
                                   {"DIRECTUS_PASSWORD", variable("DIRECTUS_PASSWORD")}});
  CHECK(byLogin.out == byToken.out);
  const auto byInput = fromServer({}, server::adminToken() + "\n", {"--token-file", "-"});
  CHECK(byInput.out == byToken.out);

  const auto snapshot = server::admin().request(schemaSnapshot<JsonText>()).get();
  CHECK(runProgram({"-"}, snapshot.text()).out == byToken.out);
}

TEST_CASE("only an administrator may read the schema, and the error says so") {
  const auto run = fromServer({{"DIRECTUS_TOKEN", "editor-token"}});
  CHECK(run.exitCode == 3);
  CHECK(run.out.empty());
  CHECK(run.err.find("only an administrator may read the schema") != std::string::npos);
  CHECK(run.err.find("editor-token") == std::string::npos);
}

TEST_CASE("a refused login ends the generator with what the server says") {
  const auto run = fromServer(
      {{"DIRECTUS_EMAIL", variable("DIRECTUS_EMAIL")}, {"DIRECTUS_PASSWORD", "wrong-pa55"}});
  CHECK(run.exitCode == 3);
  CHECK(run.err.find("Invalid user credentials") != std::string::npos);
  CHECK(run.err.find("wrong-pa55") == std::string::npos);
}
