#include "../unit/schema_generator/golden/seeded_sqlite.hpp"
#include "generated_schema.hpp"
#include "support/run_schema_generator.hpp"

using golden::seeded_sqlite::Schema;

TEST_CASE("the header of the seeded server is up to date on sqlite", "[sqlite]") {
  const auto run = runProgram({"--check", "--namespace", "golden::seeded_sqlite", "--output",
                               DIRECTUS_GOLDEN_FOLDER "/seeded_sqlite.hpp", server::url()},
                              {}, {{"DIRECTUS_TOKEN", server::adminToken()}});
  INFO(run.err);
  CHECK(run.exitCode == 0);
}

TEST_CASE("every row is read into the generated models and written back on sqlite", "[sqlite]") {
  generated::writeEveryRowOf<Schema>();
}

TEST_CASE("every row is created again from the generated models on sqlite", "[sqlite]") {
  generated::copyEveryRowOf<Schema>();
}

TEST_CASE("the singletons are read into the generated models and written back on sqlite",
          "[sqlite]") {
  generated::writeSingleton<&Schema::globals>();
  generated::writeSingleton<&Schema::site>();
}
