// Prints which faults were survived: a test belongs to the ids among its tags (`[F05]`).
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "support/catch.hpp"

#include <cctype>
#include <iostream>
#include <map>
#include <string>

namespace {

#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR >= 3
using Listener = Catch::EventListenerBase;
std::string tagsOf(const Catch::TestCaseStats& stats) {
  return stats.testInfo->tagsAsString();
}
#else
using Listener = Catch::TestEventListenerBase;
std::string tagsOf(const Catch::TestCaseStats& stats) {
  return stats.testInfo.tagsAsString();
}
#endif

/// `F05` for faults, `B53` for bad inputs.
bool isId(const std::string& tag) {
  return tag.size() == 3 && (tag[0] == 'F' || tag[0] == 'B') && std::isdigit(tag[1]) &&
         std::isdigit(tag[2]);
}

class Board : public Listener {
 public:
  using Listener::Listener;

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    Listener::testCaseEnded(stats);
    const std::string tags = tagsOf(stats);
    for (std::size_t at = tags.find('['); at != std::string::npos; at = tags.find('[', at + 1)) {
      const std::string tag = tags.substr(at + 1, tags.find(']', at) - at - 1);
      if (!isId(tag)) continue;
      bool& good = survived_.emplace(tag, true).first->second;
      good = good && stats.totals.assertions.allOk() && stats.totals.assertions.total() > 0;
    }
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    Listener::testRunEnded(stats);
    print('F', "survived", "faults survived");
    print('B', "handled", "rejected or handled");
  }

 private:
  void print(char letter, const char* success, const char* sum) const {
    int good = 0;
    int all = 0;
    for (const auto& [id, isGood] : survived_) {
      if (id[0] != letter) continue;
      std::cout << id << ' ' << (isGood ? success : "failed") << '\n';
      ++all;
      good += isGood;
    }
    if (all) std::cout << sum << ' ' << good << '/' << all << "\n\n";
  }

  std::map<std::string, bool> survived_;
};

}  // namespace

CATCH_REGISTER_LISTENER(Board)
