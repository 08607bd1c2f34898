#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace schema_generator {

/// What the program has of the world besides files and the network.
struct Surroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::function<std::optional<std::string>(const std::string& name)> environment;
};

/// Does what the arguments say (see `helpText`): the whole program but for `main`. Returns its
/// exit code.
int run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

}  // namespace schema_generator
