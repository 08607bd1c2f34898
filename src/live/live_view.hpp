#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <directus/live/live_status.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// When a live query reads what, and what it says of itself: a machine. It knows no items.
///
/// The bell is a subscription that says which rows were touched. What was read is true as of the
/// moment at which the read began: rows that are touched meanwhile are read again.
///
/// | state | event | does |
/// |---|---|---|
/// | no read owed | `rang` with keys | reads them `settle` later, with those that come meanwhile |
/// | | more than `maxTouched` keys, or `rangForAll` | reads the whole `settle` later |
/// | | `bellWorks` | reads the whole at once: what happened before it worked was not heard |
/// | | `interval` since the last whole read | reads the whole |
/// | reading | `rang`, `rangForAll`, `bellWorks` | owes another read |
/// | | `readDone` | waits for what is owed next |
/// | | `wantsWhole` (rows without a place) | reads the whole at once |
/// | | `readFailed` | owes a read of the whole, after a pause that doubles |
/// | any | `bellStopped` | polls by `interval`; the state says why |
/// | any | `end` | nothing any more |
class LiveView {
 public:
  using milliseconds = std::chrono::milliseconds;

  struct Rules {
    milliseconds settle{50};
    milliseconds interval{30'000};
    std::size_t maxTouched = 100;
    bool readsParts = false;  ///< rows can be read by their keys
    milliseconds firstPause{1'000};
    milliseconds longestPause{30'000};
  };

  enum class Do { wait, readWhole, readTouched };
  struct Step {
    Do what = Do::wait;
    std::vector<std::string> keys{};      ///< of `readTouched`
    std::optional<milliseconds> until{};  ///< of `wait`: look again then; empty: at the next event
  };

  explicit LiveView(Rules rules, milliseconds now) noexcept : rules_(rules), wholeDue_(now) {}

  /// What is to be done now. A read that it gives is under way.
  [[nodiscard]] Step next(milliseconds now);

  /// Rows were touched.
  void rang(milliseconds now, const std::vector<std::string>& keys);
  /// Nobody knows which, or something that the items show from another collection.
  void rangForAll(milliseconds now);
  void bellWorks(milliseconds now);
  /// `why`: nothing where there is to be no bell.
  void bellStopped(std::optional<Error> why);

  void readDone(milliseconds now, std::chrono::system_clock::time_point wallAtBegin);
  void wantsWhole(milliseconds now);
  /// `random` is in [0, 1).
  void readFailed(milliseconds now, const Error& why, double random);
  /// The items are those of an earlier run.
  void cacheLoaded(std::chrono::system_clock::time_point savedAt);
  void end(const Error& why);

  [[nodiscard]] const LiveStatus& status() const noexcept { return status_; }

 private:
  void touch(milliseconds now);
  void showState();
  [[nodiscard]] bool needsWhole() const noexcept;

  Rules rules_;
  LiveStatus status_{};
  std::set<std::string> touched_{};
  bool owesWhole_ = false;  ///< at `touchDue_`
  std::optional<milliseconds> touchDue_{};
  milliseconds wholeDue_;
  std::optional<milliseconds> retryAt_{};
  bool isReading_ = false;
  bool readsWhole_ = false;
  bool hasBell_ = false;
  bool hasEnded_ = false;
  int failures_ = 0;
  std::optional<Error> bellError_{};
  std::optional<Error> readError_{};
  bool hasRead_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
