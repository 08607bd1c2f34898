#pragma once

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "schema_generator/program.hpp"

/// The whole program, with an environment and streams of the test's own.
struct ProgramRun {
  int exitCode = -1;
  std::string out{};
  std::string err{};
};

inline ProgramRun runProgram(const std::vector<std::string>& arguments,
                             const std::string& input = {},
                             const std::map<std::string, std::string>& environment = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const auto look = [&](const std::string& name) -> std::optional<std::string> {
    const auto found = environment.find(name);
    return found == environment.end() ? std::nullopt : std::optional(found->second);
  };
  const int exitCode = schema_generator::run(arguments, {in, out, err, look});
  return {exitCode, out.str(), err.str()};
}
