#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace directus_test {

/// Every text that could be printed, and every secret that went over the wire.
///
/// Every test program is linked so that its library shows the watch each error it makes, each log
/// line (whether or not a test has a sink, at every level), each request and each reply with a
/// session (secrets_watch.cpp). When the tests have run, no line may hold a secret.
struct Watched {
  std::set<std::string> lines;
  std::set<std::string> secrets;

  /// What nobody could distinguish from other text is not a secret here.
  void addSecret(std::string_view text);

  /// Finds the secrets in the JSON of a body, by the names of its members.
  void addSecretsOf(std::string_view json);

  /// The lines that hold a secret, each with it.
  [[nodiscard]] std::vector<std::string> leaks() const;
};

/// What was seen so far; nothing with the thread sanitizer, whose races the watch would hide.
Watched watchedSoFar();

}  // namespace directus_test
