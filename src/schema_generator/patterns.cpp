#include "patterns.hpp"

namespace schema_generator {

bool matches(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t wanted = 0;
  // Where to go on when what follows the last star does not fit: the star takes one more.
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  while (at < name.size()) {
    if (wanted < pattern.size() && pattern[wanted] == '*') {
      star = wanted++;
      taken = at;
    } else if (wanted < pattern.size() && pattern[wanted] == name[at]) {
      ++wanted;
      ++at;
    } else if (star != std::string_view::npos) {
      wanted = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', wanted) == std::string_view::npos;
}

}  // namespace schema_generator
