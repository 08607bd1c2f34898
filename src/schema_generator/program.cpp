#include "program.hpp"

#include <ostream>

#include <directus/version.hpp>

#include "files.hpp"
#include "options.hpp"
#include "print.hpp"
#include "source.hpp"
#include "source_text.hpp"

namespace schema_generator {

namespace {

enum ExitCode { done = 0, outOfDate = 1, wrongArguments = 2, failed = 3, notStrict = 4 };

constexpr const char* name = "directus-schema: ";

/// Tells what differs, so that a log of CI says it all.
int check(const Options& options, const std::string& header, const Surroundings& surroundings) {
  const auto current = readFile(options.output);
  std::string difference = current ? firstDifference(*current, header) : "it cannot be read";
  if (difference.empty()) return done;
  surroundings.err << name << options.output << " is out of date: " << difference
                   << "; make it anew without --check\n";
  return outOfDate;
}

int write(const Options& options, const std::string& header, const Surroundings& surroundings) {
  if (options.output.empty()) {
    surroundings.out << header << std::flush;
    if (surroundings.out) return done;
    surroundings.err << name << "standard output cannot be written\n";
    return failed;
  }
  if (const auto written = writeFile(options.output, header); !written) {
    surroundings.err << name << written.error().what() << '\n';
    return failed;
  }
  return done;
}

int generate(const Options& options, const Snapshot& snapshot, const Surroundings& surroundings) {
  const Mapped mapped = mapSnapshot(snapshot, options.mapping);
  for (const Warning& warning : mapped.warnings)
    surroundings.err << name << "warning: " << printable(warning.place) << ": "
                     << printable(warning.what) << '\n';
  if (snapshot.vendor == "sqlite")
    surroundings.err << name
                     << "note: SQLite forgets which fields are decimal and which are uuid: take "
                        "the snapshot from the database that you deploy\n";
  if (options.strict && !mapped.warnings.empty()) return notStrict;
  const std::string header = printHeader(mapped.header, options.nameSpace);
  return options.check ? check(options, header, surroundings)
                       : write(options, header, surroundings);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  const auto options = parseOptions(arguments);
  if (!options) {
    surroundings.err << name << options.error().what() << '\n';
    return wrongArguments;
  }
  if (options->help || options->version) {
    surroundings.out << (options->help ? helpText() : DIRECTUS_VERSION_STRING "\n");
    return done;
  }
  const auto source = readSource(*options, surroundings);
  if (!source) {
    surroundings.err << name << source.error().what() << '\n';
    return failed;
  }
  const auto snapshot = readSnapshot(*source);
  if (!snapshot) {
    surroundings.err << name << sourceName(*options) << ": " << snapshot.error().what() << '\n';
    return failed;
  }
  return generate(*options, *snapshot, surroundings);
}

}  // namespace schema_generator
