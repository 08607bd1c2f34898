#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <directus/realtime/realtime.hpp>

#include "chaos/place.hpp"

namespace chaos {

/// A program that only listens: what it knows of the things comes from one subscription after the
/// other. A `gap` begins anew with what it carries, and so does a subscription that has ended with
/// an error.
class Follower {
 public:
  using Subscription = directus::Subscription<Row>;
  using Subscribe = std::function<directus::Result<Subscription>()>;

  explicit Follower(Subscribe subscribe);
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

  /// Empty when it knows what `now` says, and has heard of every write since the last gap; else
  /// what is missing.
  [[nodiscard]] std::string differenceTo(const std::vector<Row>& now) const;

  struct Counts {
    long changes = 0;
    /// By reason; with `, unrecovered` behind the reason where a gap carried nothing.
    std::map<std::string, long> gaps{};
    long ends = 0;
    /// Why it has ended, but for the end of its session: nothing else is a reason. And what must
    /// not come at all.
    std::set<std::string> faults{};
  };
  [[nodiscard]] Counts counts() const;

 private:
  struct Known {
    Row row{};
    /// So many writes were heard of since the last gap, when its version was `base`. One that was
    /// created since then begins at -1.
    int heard = 0;
    int base = -1;
  };

  void follow();
  [[nodiscard]] directus::Error followOne(Subscription& changes);
  void take(const directus::Change<Row>& change);
  void beginAnew(const std::vector<Row>& items);

  const Subscribe subscribe_;
  mutable std::mutex mutex_;
  Subscription* current_ = nullptr;
  bool isOver_ = false;
  bool knows_ = false;  ///< false behind a gap that carries nothing
  std::map<int, Known> things_{};
  Counts counts_{};
  std::thread thread_;
};

}  // namespace chaos
