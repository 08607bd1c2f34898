#include "options.hpp"

#include <algorithm>

#include "names.hpp"

namespace schema_generator {

using directus::Error;
using directus::Result;
using directus::detail::invalidArgument;

namespace {

struct TextOption {
  std::string_view name;
  std::string Options::*member;
};
constexpr TextOption textOptions[] = {{"--output", &Options::output},
                                      {"-o", &Options::output},
                                      {"--namespace", &Options::nameSpace},
                                      {"--token-file", &Options::tokenFile},
                                      {"--email", &Options::email},
                                      {"--password-file", &Options::passwordFile},
                                      {"--diff", &Options::diff}};

struct Flag {
  std::string_view name;
  bool Options::*member;
};
constexpr Flag flags[] = {
    {"--check", &Options::check},    {"--strict", &Options::strict},
    {"--split", &Options::split},    {"--allow-insecure-http", &Options::allowInsecureHttp},
    {"--help", &Options::help},      {"-h", &Options::help},
    {"--version", &Options::version}};

constexpr std::string_view help = R"(usage: directus-schema [OPTION…] [SCHEMA]
       directus-schema --diff SCHEMA SCHEMA

Writes a C++ header with a struct for each collection of a Directus and the `Schema` that
createDirectus<Schema>() takes.

SCHEMA is one of
  https://…     the URL of a Directus (default: $DIRECTUS_URL)
  FILE          what `directus schema snapshot` wrote, as YAML or JSON
  FOLDER        the snapshot of directus-sync (info.json, collections/, fields/, relations/), or the
                collections.json, fields.json and relations.json of directus-template-cli
  -             such a file from standard input

  -o, --output FILE        the header (default: standard output); one that would not change is
                           left alone
      --split              writes a header for each collection beside FILE, in a folder of its
                           name, and FILE, which has them all
      --check              writes nothing; tells whether FILE is up to date
      --diff SCHEMA        writes nothing; tells what in that schema, such as that of a running
                           Directus, differs from the other
      --namespace NAME     puts everything into that namespace
      --name COLL=Struct   calls the struct of the collection COLL so; may be repeated
      --prefix TEXT, --suffix TEXT   put around the name of every other struct
      --only COLL, --exclude COLL    takes these collections, or all but these; * stands for any
                           characters; may be repeated. Relations to the others become keys
      --required           what the Studio requires is not optional
      --strict             fails when something in the schema cannot be shown
      --allow-insecure-http  lets secrets travel over http:// to another machine
  -h, --help               this text
      --version            the version of directus-cpp

A Directus shows its schema to administrators. Log in by the environment or by files, never by
arguments, which every user of the machine can read:
      DIRECTUS_TOKEN                         or --token-file FILE
      DIRECTUS_EMAIL and DIRECTUS_PASSWORD   or --email ADDRESS and --password-file FILE
      DIRECTUS_OTP                           the one-time password, where one is asked for
The token is used when there is one. A FILE of - is standard input.

Warnings go to standard error, one line for each thing that the header cannot show as it is.
Exit code: 0  done, or with --check: up to date; also when there were warnings
           1  --check: the header is missing or out of date; --diff: something differs
           2  the arguments are wrong
           3  the snapshot could not be read, or the header not written
           4  --strict, and there were warnings; nothing was written
)";

bool isNamespace(std::string_view name) {
  for (;;) {
    const std::size_t end = name.find("::");
    if (!isUsable(name.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    name.remove_prefix(end + 2);
  }
}

Result<void> addName(Options& options, const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return invalidArgument("--name", "takes COLLECTION=Struct, such as articles=Article");
  const std::string name = text.substr(equals + 1);
  if (!isUsable(name)) return invalidArgument("--name", '"' + name + "\" cannot name a struct");
  options.mapping.names[text.substr(0, equals)] = name;
  return {};
}

/// What is put around the name of a struct. Whether that names one shows with the rest only.
Result<void> setAffix(std::string& affix, const char* option, std::string text) {
  if (!isUsable('A' + text))
    return invalidArgument(option, '"' + text + "\" cannot be a part of a struct's name");
  affix = std::move(text);
  return {};
}

/// One of the options that say how a schema becomes a header.
Result<void> addMapping(Options& options, const std::string& name, const std::string& value) {
  MappingOptions& mapping = options.mapping;
  if (name == "--name") return addName(options, value);
  if (name == "--prefix") return setAffix(mapping.prefix, "--prefix", value);
  if (name == "--suffix") return setAffix(mapping.suffix, "--suffix", value);
  (name == "--only" ? mapping.only : mapping.exclude).push_back(value);
  return {};
}

bool isMappingOption(std::string_view name) {
  constexpr std::string_view names[] = {"--name", "--prefix", "--suffix", "--only", "--exclude"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

Result<void> validateModes(const Options& options) {
  if (options.split && options.output.empty())
    return invalidArgument("--split", "needs --output, the header that has all the others");
  if (options.diff.empty()) return {};
  if (options.check || options.split || !options.output.empty())
    return invalidArgument("--diff", "compares two schemas and writes no header");
  if (options.source.empty())
    return invalidArgument("--diff", "name the schema that is compared: a file or a folder");
  if (options.source == "-" && options.diff == "-")
    return invalidArgument("--diff", "standard input is one schema only");
  return {};
}

Result<void> validate(const Options& options) {
  if (auto valid = validateModes(options); !valid) return valid;
  if (options.check && options.output.empty())
    return invalidArgument("--check", "needs --output, the header that is to be checked");
  if (!options.nameSpace.empty() && !isNamespace(options.nameSpace))
    return invalidArgument("--namespace", '"' + options.nameSpace + "\" cannot name a namespace");
  return {};
}

/// Takes one argument, or two of them; moves `at` behind them.
Result<void> takeArgument(Options& options, const std::vector<std::string>& arguments,
                          std::size_t& at) {
  std::string name = arguments[at++];
  if (name == "--required") {
    options.mapping.required = true;
    return {};
  }
  for (const Flag& flag : flags)
    if (flag.name == name) {
      options.*flag.member = true;
      return {};
    }
  if (!name.starts_with('-') || name == "-") {
    if (!options.source.empty()) return invalidArgument(name, "there is a snapshot already");
    options.source = std::move(name);
    return {};
  }
  std::string value;
  const std::size_t equals = name.starts_with("--") ? name.find('=') : std::string::npos;
  const bool isAttached = equals != std::string::npos;
  if (isAttached) {
    value = name.substr(equals + 1);
    name.resize(equals);
  }
  const auto* text = std::find_if(std::begin(textOptions), std::end(textOptions),
                                  [&](const TextOption& one) { return one.name == name; });
  if (text == std::end(textOptions) && !isMappingOption(name))
    return invalidArgument(name, "there is no such option; see --help");
  if (!isAttached && at < arguments.size()) value = arguments[at++];
  if (value.empty()) return invalidArgument(name, "needs a value");
  if (text == std::end(textOptions)) return addMapping(options, name, value);
  options.*text->member = std::move(value);
  return {};
}

}  // namespace

Result<Options> parseOptions(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t at = 0; at < arguments.size();)
    if (auto taken = takeArgument(options, arguments, at); !taken) return taken.error();
  if (options.help || options.version) return options;
  if (auto valid = validate(options); !valid) return valid.error();
  return options;
}

std::string_view helpText() noexcept {
  return help;
}

}  // namespace schema_generator
