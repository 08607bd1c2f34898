#include "singular.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace schema_generator {

namespace {

/// Words that name one thing, or that have no other form.
constexpr std::string_view unchanged[] = {
    "access",      "alias",        "always", "analytics", "analysis",   "atlas",     "basics",
    "basis",       "bias",         "bus",    "canvas",    "chaos",      "christmas", "clothes",
    "cms",         "corps",        "cosmos", "css",       "diabetes",   "dns",       "economics",
    "electronics", "ethics",       "gas",    "globals",   "goods",      "gps",       "graphics",
    "has",         "headquarters", "https",  "ios",       "jeans",      "kudos",     "lens",
    "logistics",   "mathematics",  "maths",  "means",     "news",       "os",        "pants",
    "physics",     "politics",     "pos",    "rss",       "sales",      "scissors",  "series",
    "settings",    "shorts",       "sms",    "species",   "statistics", "texas",     "thanks",
    "this",        "trousers",     "was",    "yes"};

/// Plurals that the endings below have wrong.
constexpr std::pair<std::string_view, std::string_view> irregular[] = {
    {"aches", "ache"},
    {"ads", "ad"},
    {"aliases", "alias"},
    {"aloes", "aloe"},
    {"appendices", "appendix"},
    {"atlases", "atlas"},
    {"axes", "axis"},
    {"biases", "bias"},
    {"bonuses", "bonus"},
    {"brownies", "brownie"},
    {"buses", "bus"},
    {"businessmen", "businessman"},
    {"caches", "cache"},
    {"calories", "calorie"},
    {"calves", "calf"},
    {"campuses", "campus"},
    {"canoes", "canoe"},
    {"canvases", "canvas"},
    {"censuses", "census"},
    {"children", "child"},
    {"choruses", "chorus"},
    {"circuses", "circus"},
    {"cookies", "cookie"},
    {"creches", "creche"},
    {"crises", "crisis"},
    {"criteria", "criterion"},
    {"diagnoses", "diagnosis"},
    {"dies", "die"},
    {"elves", "elf"},
    {"emus", "emu"},
    {"feet", "foot"},
    {"foes", "foe"},
    {"focuses", "focus"},
    {"freebies", "freebie"},
    {"gases", "gas"},
    {"geese", "goose"},
    {"genies", "genie"},
    {"gurus", "guru"},
    {"halves", "half"},
    {"headaches", "headache"},
    {"hoes", "hoe"},
    {"hoodies", "hoodie"},
    {"hypotheses", "hypothesis"},
    {"ids", "id"},
    {"indices", "index"},
    {"knives", "knife"},
    {"leaves", "leaf"},
    {"lenses", "lens"},
    {"lies", "lie"},
    {"lives", "life"},
    {"loaves", "loaf"},
    {"matrices", "matrix"},
    {"men", "man"},
    {"menus", "menu"},
    {"mice", "mouse"},
    {"movies", "movie"},
    {"niches", "niche"},
    {"nuclei", "nucleus"},
    {"oases", "oasis"},
    {"oboes", "oboe"},
    {"oxen", "ox"},
    {"pcs", "pc"},
    {"people", "person"},
    {"phenomena", "phenomenon"},
    {"pies", "pie"},
    {"prairies", "prairie"},
    {"prospectuses", "prospectus"},
    {"quizzes", "quiz"},
    {"radii", "radius"},
    {"rookies", "rookie"},
    {"salesmen", "salesman"},
    {"scarves", "scarf"},
    {"selfies", "selfie"},
    {"shelves", "shelf"},
    {"shoes", "shoe"},
    {"skis", "ski"},
    {"smoothies", "smoothie"},
    {"statuses", "status"},
    {"stimuli", "stimulus"},
    {"syllabuses", "syllabus"},
    {"taxis", "taxi"},
    {"teeth", "tooth"},
    {"theses", "thesis"},
    {"thieves", "thief"},
    {"ties", "tie"},
    {"toes", "toe"},
    {"tvs", "tv"},
    {"vertices", "vertex"},
    {"viruses", "virus"},
    {"wives", "wife"},
    {"wolves", "wolf"},
    {"women", "woman"},
    {"zombies", "zombie"}};

/// Endings and what takes their place; the first that fits counts.
constexpr std::pair<std::string_view, std::string_view> endings[] = {{"analyses", "analysis"},
                                                                     {"ies", "y"},
                                                                     {"sses", "ss"},
                                                                     {"shes", "sh"},
                                                                     {"ches", "ch"},
                                                                     {"xes", "x"},
                                                                     {"zzes", "zz"},
                                                                     {"oes", "o"},
                                                                     {"ss", "ss"},
                                                                     {"us", "us"},
                                                                     {"is", "is"},
                                                                     {"s", ""}};

constexpr std::size_t shortestPlural = 4;

bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool isSmall(char c) {
  return c >= 'a' && c <= 'z';
}
char toSmall(char c) {
  return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
char toUpper(char c) {
  return isSmall(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string singularOf(const std::string& word) {
  if (std::find(std::begin(unchanged), std::end(unchanged), word) != std::end(unchanged))
    return word;
  for (const auto& [plural, singular] : irregular)
    if (word == plural) return std::string(singular);
  if (word.size() < shortestPlural) return word;
  for (const auto& [plural, singular] : endings)
    if (word.ends_with(plural))
      return word.substr(0, word.size() - plural.size()) + std::string(singular);
  return word;
}

/// Where the word ends that begins at `begin`.
std::size_t wordEnd(std::string_view name, std::size_t begin) {
  std::size_t end = begin;
  while (end < name.size() && (isSmall(name[end]) || isUpper(name[end]))) {
    if (end > begin && isUpper(name[end]) && isSmall(name[end - 1])) break;
    ++end;
  }
  return end;
}

}  // namespace

std::string toSingular(std::string_view word) {
  std::string small(word);
  std::transform(small.begin(), small.end(), small.begin(), toSmall);
  std::string singular = singularOf(small);
  const bool isShouted = word.size() > 1 && std::all_of(word.begin(), word.end(), isUpper);
  for (std::size_t i = 0; i < singular.size(); ++i)
    if (isShouted || (i < word.size() && isUpper(word[i]))) singular[i] = toUpper(singular[i]);
  return singular;
}

std::string wordsToSingular(std::string_view name) {
  std::string made;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = wordEnd(name, at);
    if (end == at) {
      made += name[at++];
    } else {
      made += toSingular(name.substr(at, end - at));
      at = end;
    }
  }
  return made;
}

}  // namespace schema_generator
