#include <filesystem>

#include "schema_generator/files.hpp"
#include "support/catch.hpp"
#include "support/run_schema_generator.hpp"
#include "support/temporary_folder.hpp"

namespace fs = std::filesystem;
using schema_generator::readFile;

namespace {

const std::string relations = DIRECTUS_GOLDEN_FOLDER "/relations.json";
const std::string guide = DIRECTUS_GOLDEN_FOLDER "/guide.json";

ProgramRun split(const TemporaryFolder& folder, const std::string& source,
                 std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--split", "--namespace", "cms", "-o", folder / "schema.hpp", source});
  return runProgram(more);
}

}  // namespace

TEST_CASE("--split writes a header for each collection, and one that has them all") {
  const TemporaryFolder folder;
  CHECK(split(folder, guide).exitCode == 0);
  const std::string all = readFile(folder / "schema.hpp").value();
  CHECK(all.find("#include \"schema/articles.hpp\"") != std::string::npos);
  CHECK(all.find("#include \"schema/globals.hpp\"") != std::string::npos);
  CHECK(all.find("#include \"schema/schema.hpp\"") != std::string::npos);
  CHECK(all.find("struct Article {") == std::string::npos);

  const std::string articles = readFile(folder / "schema/articles.hpp").value();
  CHECK(articles.find("struct Author;") != std::string::npos);
  CHECK(articles.find("struct Article {") != std::string::npos);
  CHECK(articles.find("enum class ArticleStatus {") != std::string::npos);
  CHECK(articles.find("struct Author {") == std::string::npos);
  CHECK(articles.find("#include \"authors.hpp\"") == std::string::npos);
  CHECK(articles.find("#include \"schema.hpp\"") != std::string::npos);
  const std::string authors = readFile(folder / "schema/authors.hpp").value();
  CHECK(authors.find("#include <directus/models/files.hpp>") != std::string::npos);
  CHECK(readFile(folder / "schema/globals.hpp").value().find("models") == std::string::npos);
}

TEST_CASE("--split has a header of the schema that only declares the structs of its lists") {
  const TemporaryFolder folder;
  CHECK(split(folder, guide).exitCode == 0);
  const std::string schema = readFile(folder / "schema/schema.hpp").value();
  CHECK(schema.find("struct Schema {") != std::string::npos);
  CHECK(schema.find("struct Article;") != std::string::npos);
  CHECK(schema.find("#include \"articles.hpp\"") == std::string::npos);
  // A singleton is a member itself.
  CHECK(schema.find("#include \"globals.hpp\"") != std::string::npos);
}

TEST_CASE("--split includes what a many-to-any leads to, since it is read with its fields") {
  const TemporaryFolder folder;
  CHECK(split(folder, relations).exitCode == 0);
  const std::string junction = readFile(folder / "schema/articles_blocks.hpp").value();
  CHECK(junction.find("directus::Any<") != std::string::npos);
  CHECK(junction.find("#include \"heading.hpp\"") != std::string::npos);
  CHECK(junction.find("#include \"articles.hpp\"") == std::string::npos);
}

TEST_CASE("--split with --check looks at every header, and at those that should be gone") {
  const TemporaryFolder folder;
  CHECK(split(folder, guide, {"--check"}).exitCode == 1);
  CHECK(split(folder, guide).exitCode == 0);
  CHECK(split(folder, guide, {"--check"}).exitCode == 0);
  const std::string articles = readFile(folder / "schema/articles.hpp").value();
  folder.write("schema/articles.hpp", articles + "\n");
  CHECK(split(folder, guide, {"--check"}).err.find("schema/articles.hpp is out of date: line ") !=
        std::string::npos);
  folder.write("schema/articles.hpp", articles);
  folder.write("schema/old.hpp", articles);
  CHECK(split(folder, guide, {"--check"})
            .err.find("schema/old.hpp is out of date: its collection is gone") !=
        std::string::npos);
}

TEST_CASE("--split removes the headers of collections that are gone, and nothing else") {
  const TemporaryFolder folder;
  CHECK(split(folder, relations).exitCode == 0);
  CHECK(fs::exists(folder / "schema/tags.hpp"));
  folder.write("schema/mine.hpp", "#pragma once\n");
  CHECK(split(folder, guide).exitCode == 0);
  CHECK_FALSE(fs::exists(folder / "schema/tags.hpp"));
  CHECK(fs::exists(folder / "schema/mine.hpp"));
}

TEST_CASE("--split needs a file") {
  CHECK(runProgram({"--split", guide}).err ==
        "directus-schema: --split: needs --output, the header that has all the others\n");
}
