#include "singular.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace schema_generator {

namespace {

constexpr std::string_view unchanged[] = {"always", "gas", "news", "sales", "series", "species"};

constexpr std::pair<std::string_view, std::string_view> irregular[] = {{"children", "child"},
                                                                       {"men", "man"},
                                                                       {"movies", "movie"},
                                                                       {"people", "person"},
                                                                       {"women", "woman"}};

/// Endings and what takes their place; the first that fits counts.
constexpr std::pair<std::string_view, std::string_view> endings[] = {
    {"ies", "y"},   {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"},
    {"zzes", "zz"}, {"ss", "ss"},   {"us", "us"},   {"is", "is"},   {"s", ""}};

constexpr std::size_t shortestPlural = 4;

}  // namespace

std::string toSingular(std::string_view word) {
  if (std::find(std::begin(unchanged), std::end(unchanged), word) != std::end(unchanged))
    return std::string(word);
  for (const auto& [plural, singular] : irregular)
    if (word == plural) return std::string(singular);
  if (word.size() < shortestPlural) return std::string(word);
  for (const auto& [plural, singular] : endings)
    if (word.ends_with(plural))
      return std::string(word.substr(0, word.size() - plural.size())) + std::string(singular);
  return std::string(word);
}

std::string lastToSingular(std::string_view name) {
  const std::size_t begin = name.rfind('_') + 1;  // 0 where there is none
  return std::string(name.substr(0, begin)) + toSingular(name.substr(begin));
}

std::string allToSingular(std::string_view name) {
  std::string made;
  for (;;) {
    const std::size_t end = name.find('_');
    made += toSingular(name.substr(0, end));
    if (end == std::string_view::npos) return made;
    made += '_';
    name.remove_prefix(end + 1);
  }
}

}  // namespace schema_generator
