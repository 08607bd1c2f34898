// Prints which faults were survived: a test belongs to the ids among its tags (`[F05]`), which
// tests/faults/README.md lists. An id with a test that was skipped is not survived, only not shown.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "support/catch.hpp"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <string>

#include "support/skip.hpp"

namespace {

#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR >= 3
using Listener = Catch::EventListenerBase;
const Catch::TestCaseInfo& infoOf(const Catch::TestCaseStats& stats) {
  return *stats.testInfo;
}
#else
using Listener = Catch::TestEventListenerBase;
const Catch::TestCaseInfo& infoOf(const Catch::TestCaseStats& stats) {
  return stats.testInfo;
}
#endif

/// `F05` for faults, `B53` for bad inputs.
bool isId(const std::string& tag) {
  return tag.size() == 3 && (tag[0] == 'F' || tag[0] == 'B') && std::isdigit(tag[1]) &&
         std::isdigit(tag[2]);
}

/// Each outcome outweighs those before it.
enum class Outcome { good, skipped, failed };

Outcome outcomeOf(const Catch::TestCaseStats& stats) {
  const Catch::Counts& assertions = stats.totals.assertions;
  if (!assertions.allOk() || assertions.total() == 0) return Outcome::failed;
  return directus_test::wasSkipped(infoOf(stats).name) ? Outcome::skipped : Outcome::good;
}

class Board : public Listener {
 public:
  using Listener::Listener;

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    Listener::testCaseEnded(stats);
    const std::string tags = infoOf(stats).tagsAsString();
    for (std::size_t at = tags.find('['); at != std::string::npos; at = tags.find('[', at + 1)) {
      const std::string tag = tags.substr(at + 1, tags.find(']', at) - at - 1);
      if (!isId(tag)) continue;
      Outcome& outcome = outcomes_[tag];
      outcome = std::max(outcome, outcomeOf(stats));
    }
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    Listener::testRunEnded(stats);
    print('F', "survived", "faults survived");
    print('B', "handled", "rejected or handled");
  }

 private:
  void print(char letter, const char* success, const char* sum) const {
    std::map<Outcome, int> counts;
    int all = 0;
    for (const auto& [id, outcome] : outcomes_) {
      if (id[0] != letter) continue;
      const char* word = outcome == Outcome::failed ? "failed" : "skipped";
      std::cout << id << ' ' << (outcome == Outcome::good ? success : word) << '\n';
      ++all;
      ++counts[outcome];
    }
    if (all == 0) return;
    std::cout << sum << ' ' << counts[Outcome::good] << '/' << all;
    if (const int skipped = counts[Outcome::skipped]) std::cout << ", " << skipped << " skipped";
    std::cout << "\n\n";
  }

  std::map<std::string, Outcome> outcomes_;
};

}  // namespace

CATCH_REGISTER_LISTENER(Board)
