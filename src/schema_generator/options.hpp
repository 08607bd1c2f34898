#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <directus/core/result.hpp>

#include "mapping.hpp"

namespace schema_generator {

/// What a user wrote on the command line.
struct Options {
  std::string source{};  ///< a file, a folder, `-`, or a URL; "": DIRECTUS_URL
  std::string diff{};    ///< what `source` is compared with, a source as well; "": nothing
  std::string output{};  ///< "": standard output
  std::string nameSpace{};
  std::string tokenFile{};     ///< instead of DIRECTUS_TOKEN
  std::string email{};         ///< instead of DIRECTUS_EMAIL
  std::string passwordFile{};  ///< instead of DIRECTUS_PASSWORD
  MappingOptions mapping{};
  bool check = false;
  bool strict = false;
  bool split = false;  ///< a header for each collection
  bool allowInsecureHttp = false;
  bool help = false;
  bool version = false;
};

/// Errors: `invalidArgument` with a sentence for the user.
[[nodiscard]] directus::Result<Options> parseOptions(const std::vector<std::string>& arguments);

[[nodiscard]] std::string_view helpText() noexcept;

}  // namespace schema_generator
