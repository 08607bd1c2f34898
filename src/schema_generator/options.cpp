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
constexpr TextOption textOptions[] = {
    {"--output", &Options::output},       {"-o", &Options::output},
    {"--namespace", &Options::nameSpace}, {"--token-file", &Options::tokenFile},
    {"--email", &Options::email},         {"--password-file", &Options::passwordFile}};

struct Flag {
  std::string_view name;
  bool Options::*member;
};
constexpr Flag flags[] = {{"--check", &Options::check},
                          {"--strict", &Options::strict},
                          {"--allow-insecure-http", &Options::allowInsecureHttp},
                          {"--help", &Options::help},
                          {"-h", &Options::help},
                          {"--version", &Options::version}};

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

Result<void> validate(const Options& options) {
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
  if (text == std::end(textOptions) && name != "--name")
    return invalidArgument(name, "there is no such option; see --help");
  if (!isAttached && at < arguments.size()) value = arguments[at++];
  if (value.empty()) return invalidArgument(name, "needs a value");
  if (text == std::end(textOptions)) return addName(options, value);
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
  return R"(usage: directus-schema [OPTION…] [SNAPSHOT]

Writes a C++ header with a struct for each collection of a Directus and the `Schema` that
createDirectus<Schema>() takes.

SNAPSHOT is the URL of a Directus (default: $DIRECTUS_URL), the file that
`directus schema snapshot --format json` wrote, or - for standard input.

  -o, --output FILE        the header (default: standard output); one that would not change is
                           left alone
      --check              writes nothing; tells whether FILE is up to date
      --namespace NAME     puts everything into that namespace
      --name COLL=Struct   calls the struct of the collection COLL so; may be repeated
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
           1  --check: the header is missing or out of date
           2  the arguments are wrong
           3  the snapshot could not be read, or the header not written
           4  --strict, and there were warnings; nothing was written
)";
}

}  // namespace schema_generator
