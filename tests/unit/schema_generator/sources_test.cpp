// The same schema from all that people keep it in: one file of JSON or YAML, or the files in a
// folder of directus-sync or directus-template-cli.
#include <filesystem>

#include <nlohmann/json.hpp>

#include "schema_generator/files.hpp"
#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"
#include "support/temporary_folder.hpp"

using nlohmann::json;

namespace {

constexpr const char* names[] = {"choices", "gaps",          "guide",          "lists", "many",
                                 "names",   "notes",         "studio",         "types", "relations",
                                 "system",  "seeded_sqlite", "seeded_postgres"};

std::string read(const std::string& name) {
  return schema_generator::readFile(DIRECTUS_GOLDEN_FOLDER "/" + name).value();
}

json snapshotCalled(const std::string& name) {
  const json document = json::parse(read(name + ".json"));
  return document.contains("data") ? document["data"] : document;
}

ProgramRun generate(const std::string& name, const std::string& source) {
  return runProgram({"--namespace", "golden::" + name, source});
}

/// As directus-sync keeps it.
void writeSplit(const TemporaryFolder& folder, const std::string& inside, const json& snapshot) {
  folder.write(inside + "info.json", json{{"directus", "11.0.0"},
                                          {"vendor", snapshot.value("vendor", "postgres")},
                                          {"version", snapshot["version"]}}
                                         .dump(2));
  std::size_t number = 0;
  for (const json& one : snapshot["collections"])
    folder.write(inside + "collections/" + std::to_string(number++) + ".json", one.dump(2));
  for (const char* part : {"fields", "relations"})
    for (const json& one : snapshot[part])
      folder.write(inside + part + "/some/" + std::to_string(number++) + ".json", one.dump(2));
}

/// As directus-template-cli keeps it.
void writeTriple(const TemporaryFolder& folder, const std::string& inside, const json& snapshot) {
  for (const char* part : {"collections", "fields", "relations"})
    folder.write(inside + part + ".json", snapshot[part].dump(2));
}

}  // namespace

TEST_CASE("the YAML that Directus writes gives the header of its JSON") {
  for (const std::string name : {"seeded_sqlite", "choices"}) {
    INFO(name);
    const auto made = generate(name, DIRECTUS_GOLDEN_FOLDER "/" + name + ".yaml");
    CHECK(made.exitCode == 0);
    CHECK(made.out == read(name + ".hpp"));
    CHECK(made.err == read(name + ".txt"));
    CHECK(runProgram({"--namespace", "golden::" + name, "-"}, read(name + ".yaml")).out ==
          made.out);
  }
}

TEST_CASE("a folder of directus-sync gives the header of the snapshot") {
  for (const std::string name : names)
    for (const std::string inside : {"", "snapshot/"}) {
      INFO(name << ' ' << inside);
      const TemporaryFolder folder;
      writeSplit(folder, inside, snapshotCalled(name));
      const auto made = generate(name, folder.name());
      CHECK(made.out == read(name + ".hpp"));
      CHECK(made.err == read(name + ".txt"));
    }
}

TEST_CASE("the dump of directus-sync has a folder collections of its own: that is not a snapshot") {
  const TemporaryFolder folder;
  writeSplit(folder, "snapshot/", snapshotCalled("guide"));
  folder.write("collections/roles.json", R"([{"_syncId":"x","name":"Editor"}])");
  CHECK(generate("guide", folder.name()).out == read("guide.hpp"));
}

TEST_CASE("a snapshot of directus-sync may be one file") {
  const TemporaryFolder folder;
  folder.write("snapshot/snapshot.json", read("guide.json"));
  CHECK(generate("guide", folder.name()).out == read("guide.hpp"));
}

TEST_CASE("the three files of a template give the header of the snapshot") {
  for (const std::string name : names)
    for (const std::string inside : {"", "src/"}) {
      INFO(name << ' ' << inside);
      const TemporaryFolder folder;
      writeTriple(folder, inside, snapshotCalled(name));
      CHECK(generate(name, folder.name()).out == read(name + ".hpp"));
    }
}

TEST_CASE("what a server lists of its own is passed over") {
  json snapshot = snapshotCalled("guide");
  snapshot["collections"].push_back(
      {{"collection", "directus_users"}, {"meta", {{"system", true}}}, {"schema", json::object()}});
  snapshot["fields"].push_back({{"collection", "directus_users"},
                                {"field", "email"},
                                {"type", "string"},
                                {"meta", {{"system", true}}}});
  snapshot["relations"].push_back({{"collection", "directus_files"},
                                   {"field", "folder"},
                                   {"related_collection", "directus_folders"},
                                   {"meta", {{"system", true}}}});
  const TemporaryFolder folder;
  writeTriple(folder, "", snapshot);
  CHECK(generate("guide", folder.name()).out == read("guide.hpp"));
}

TEST_CASE("a folder without a schema is refused by what is missing") {
  const TemporaryFolder folder;
  CHECK(generate("guide", folder.name()).err.find("is a folder without a snapshot") !=
        std::string::npos);
  folder.write("collections.json", "[]");
  folder.write("fields.json", "[]");
  const auto made = generate("guide", folder.name());
  CHECK(made.exitCode == 3);
  CHECK(made.err == "directus-schema: " + folder.name() +
                        ": has collections.json and fields.json, but no relations.json\n");
}

TEST_CASE("a mistake in one of many files is named with the file and the line") {
  const TemporaryFolder folder;
  writeSplit(folder, "", snapshotCalled("guide"));
  folder.write("fields/posts/title.json",
               "{\n  \"collection\": \"articles\",\n  \"field\": 7,\n  \"type\": \"string\"\n}\n");
  CHECK(generate("guide", folder.name()).err == "directus-schema: " + folder.name() +
                                                    "/fields/posts/title.json: field: expected "
                                                    "text, at line 3\n");
  folder.write("fields/posts/title.json", "{\n  oops\n}\n");
  CHECK(generate("guide", folder.name()).err ==
        "directus-schema: " + folder.name() +
            "/fields/posts/title.json: is not JSON: something unexpected at line 2, column 3\n");
}

TEST_CASE("--check takes all of them") {
  const TemporaryFolder folder;
  folder.write("guide.hpp", read("guide.hpp"));
  writeSplit(folder, "sync/", snapshotCalled("guide"));
  writeTriple(folder, "template/", snapshotCalled("guide"));
  for (const char* source : {"sync", "template"})
    CHECK(runProgram({"--check", "--namespace", "golden::guide", "-o", folder / "guide.hpp",
                      folder / source})
              .exitCode == 0);
}
