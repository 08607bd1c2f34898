// For each snapshot golden/NAME.json the header golden/NAME.hpp and the warnings golden/NAME.txt.
// After a change that is meant, in that folder:
//   for f in *.json; do directus-schema --namespace "golden::${f%.json}" -o "${f%.json}.hpp" "$f"
//   2> "${f%.json}.txt"; done
// NAME.yaml is what the js-yaml of Directus makes of NAME.json.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include <nlohmann/json.hpp>

#include "schema_generator/files.hpp"
#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"

using nlohmann::json;

namespace {

constexpr const char* names[] = {
    "choices",   "empty",           "gaps",          "guide",  "lists",  "many", "names", "notes",
    "relations", "seeded_postgres", "seeded_sqlite", "studio", "system", "types"};

std::string read(const std::string& name) {
  return schema_generator::readFile(DIRECTUS_GOLDEN_FOLDER "/" + name).value();
}

ProgramRun generate(const std::string& name, const std::string& snapshot) {
  return runProgram({"--namespace", "golden::" + name, "-"}, snapshot);
}

/// The same snapshot, said in another order.
std::string shuffled(const std::string& name) {
  json document = json::parse(read(name + ".json"));
  json& snapshot = document.contains("data") ? document["data"] : document;
  for (const char* list : {"collections", "fields", "relations"})
    std::reverse(snapshot[list].begin(), snapshot[list].end());
  return document.dump();
}

std::string withOtherEnvelope(const std::string& name) {
  const json document = json::parse(read(name + ".json"));
  return (document.contains("data") ? document["data"] : json{{"data", document}}).dump();
}

}  // namespace

TEST_CASE("a snapshot becomes the header that was agreed on") {
  for (const std::string name : names) {
    INFO(name);
    const auto made = generate(name, read(name + ".json"));
    CHECK(made.exitCode == 0);
    CHECK(made.out == read(name + ".hpp"));
    CHECK(made.err == read(name + ".txt"));
  }
}

TEST_CASE("the order of a snapshot does not matter") {
  for (const std::string name : names) {
    INFO(name);
    const auto made = generate(name, shuffled(name));
    CHECK(made.out == read(name + ".hpp"));
    CHECK(made.err == read(name + ".txt"));
  }
}

TEST_CASE("a snapshot may come with the envelope of a reply, or without") {
  for (const std::string name : names) {
    INFO(name);
    CHECK(generate(name, withOtherEnvelope(name)).out == read(name + ".hpp"));
  }
}
