#include "program.hpp"

#include <algorithm>
#include <ostream>

#include <directus/version.hpp>

#include "options.hpp"
#include "outputs.hpp"
#include "print.hpp"
#include "schema_diff.hpp"
#include "source.hpp"
#include "source_text.hpp"

namespace schema_generator {

using directus::Result;

namespace {

enum ExitCode { done = 0, outOfDate = 1, wrongArguments = 2, failed = 3, notStrict = 4 };

constexpr const char* name = "directus-schema: ";

/// Says what differs, so that a log of CI says it all.
int check(const std::vector<PrintedFile>& files, const Surroundings& surroundings) {
  const std::string stale = firstStale(files);
  if (stale.empty()) return done;
  surroundings.err << name << stale << "; make it anew without --check\n";
  return outOfDate;
}

int write(const std::vector<PrintedFile>& files, const Surroundings& surroundings) {
  if (files.front().path.empty()) {
    surroundings.out << files.front().text << std::flush;
    if (surroundings.out) return done;
    surroundings.err << name << "standard output cannot be written\n";
    return failed;
  }
  if (const auto written = writeOutputs(files); !written) {
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
  const bool hasLoss = std::any_of(mapped.warnings.begin(), mapped.warnings.end(),
                                   [](const Warning& warning) { return warning.isLoss; });
  if (options.strict && hasLoss) return notStrict;
  std::vector<PrintedFile> files;
  if (options.split)
    files = printSplit(mapped.header, options.nameSpace, options.output);
  else
    files.push_back({options.output, printHeader(mapped.header, options.nameSpace)});
  return options.check ? check(files, surroundings) : write(files, surroundings);
}

Result<Snapshot> read(const std::string& source, const Options& options,
                      const Surroundings& surroundings) {
  const auto texts = readSource(source, options, surroundings);
  if (!texts) return texts.error();
  return readSnapshot(*texts);
}

int diff(const Options& options, const Snapshot& was, const Surroundings& surroundings) {
  const auto now = read(options.diff, options, surroundings);
  if (!now) {
    surroundings.err << name << printable(now.error().what()) << '\n';
    return failed;
  }
  const auto differences = describeDifferences(was, *now);
  for (const std::string& one : differences) surroundings.out << printable(one) << '\n';
  surroundings.out << std::flush;
  if (!surroundings.out) {
    surroundings.err << name << "standard output cannot be written\n";
    return failed;
  }
  return differences.empty() ? done : outOfDate;
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
  const auto snapshot = read(options->source, *options, surroundings);
  if (!snapshot) {
    surroundings.err << name << printable(snapshot.error().what()) << '\n';
    return failed;
  }
  if (!options->diff.empty()) return diff(*options, *snapshot, surroundings);
  return generate(*options, *snapshot, surroundings);
}

}  // namespace schema_generator
