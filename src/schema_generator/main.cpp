#include <cstdlib>
#include <exception>
#include <iostream>

#include "program.hpp"

namespace {

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return schema_generator::run({arguments + 1, arguments + count},
                                 {std::cin, std::cout, std::cerr, environment});
  } catch (const std::exception& error) {
    std::cerr << "directus-schema: " << error.what() << '\n';
    return 3;
  }
}
