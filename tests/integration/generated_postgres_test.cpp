#include "../unit/schema_generator/golden/seeded_postgres.hpp"
#include "generated_schema.hpp"
#include "support/run_schema_generator.hpp"

using golden::seeded_postgres::Schema;

TEST_CASE("the header of the seeded server is up to date on postgres", "[postgres]") {
  const auto run = runProgram({"--check", "--namespace", "golden::seeded_postgres", "--output",
                               DIRECTUS_GOLDEN_FOLDER "/seeded_postgres.hpp", server::url()},
                              {}, {{"DIRECTUS_TOKEN", server::adminToken()}});
  INFO(run.err);
  CHECK(run.exitCode == 0);
}

TEST_CASE("every row is read into the generated models and written back on postgres",
          "[postgres]") {
  generated::writeEveryRowOf<Schema>();
}

TEST_CASE("every row is created again from the generated models on postgres", "[postgres]") {
  generated::copyEveryRowOf<Schema>();
}

TEST_CASE("the singletons are read into the generated models and written back on postgres",
          "[postgres]") {
  generated::writeSingleton<&Schema::globals>();
  generated::writeSingleton<&Schema::site>();
}
