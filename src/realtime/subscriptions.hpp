#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <directus/realtime/change.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The subscriptions of one connection: which of them the server has, and what is to be sent for
/// them. It has no clock and sends nothing.
///
///     phase    | event                             | goes to  | does
///     waiting  | ready, and its turn               | asked    | its frame, once
///     asked    | init                              | standing | says what is owed: init or gap
///              | refused                           | –        | ends with the error
///              | refused, where it has stood       | waiting  | once more, after a rest: it was
///              about an old change | no answer in time, or throttled   | clearing | unsubscribes,
///              so that it is not there twice
///     clearing | answer, or none in time           | waiting  |
///     standing | an event that cannot be read      | standing | a gap
///     any      | connection lost, or token expired | waiting  | owes a gap where it has stood
///              | unsubscribe                       | –        | unsubscribes where the server may
///              have it
///
/// The server keeps both of two subscriptions with one uid whose frames follow each other: one
/// frame goes out for a uid, then its answer is waited for. Few are asked for at a time, so that a
/// server with a rate limit can follow.
class Subscriptions {
 public:
  using Millis = std::chrono::milliseconds;

  static constexpr std::size_t mostAsked = 32;

  explicit Subscriptions(Millis timeout) : timeout_(timeout) {}

  /// `frame`: what subscribes. A uid is used once.
  void add(std::string uid, std::string frame);
  /// True when the server has to know.
  [[nodiscard]] bool remove(std::string_view uid);

  /// Whether that uid is a subscription's that lasts.
  [[nodiscard]] bool has(std::string_view uid) const;
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  /// How many wait for an answer.
  [[nodiscard]] std::size_t asked() const noexcept { return asked_.size(); }

  /// Nothing that was sent counts any more.
  void lost(GapReason why);
  /// The connection is ready: all of them are to be sent.
  void ready();
  /// One of them once more, since changes of it were lost.
  void again(std::string_view uid, GapReason why);

  /// A frame to be sent now.
  struct Frame {
    std::string uid;
    std::string_view text;  ///< lives until the next call
    bool unsubscribes = false;
  };
  [[nodiscard]] std::optional<Frame> next(Millis now);

  /// What an answer means for its subscription.
  enum class Answer {
    nothing,  ///< nobody waits for that
    began,    ///< `init`
    gap,      ///< `init` after changes may have been lost: see `owed`
    ended,    ///< refused: it is not in the table any more
    missed,   ///< a change could not be read
  };
  [[nodiscard]] Answer onInit(std::string_view uid);
  /// Which gap the last `onInit` was about.
  [[nodiscard]] GapReason owed() const noexcept { return owed_; }
  /// Whether an event of it counts.
  [[nodiscard]] bool counts(std::string_view uid) const;
  /// One that may be older than the question is asked again after a rest, in which others of its
  /// kind come and mean nothing: while a token has expired Directus refuses each change.
  /// `isNamed`: the refusal said which. One that did not may be about a change of another one.
  [[nodiscard]] Answer onRefused(std::string_view uid, Millis now, bool isNamed = true);
  void onUnsubscribed(std::string_view uid);
  /// The one that has waited longest for its answer: what a refusal without a uid is about.
  [[nodiscard]] std::optional<std::string> oldestAsked() const;

  /// The server dropped a message, whichever that was, and wants to be left alone until then.
  void throttled(Millis until);

  void tick(Millis now);
  [[nodiscard]] std::optional<Millis> wakeAt() const;

 private:
  enum class Phase { waiting, asked, clearing, standing };
  struct Entry {
    std::string frame;
    Phase phase = Phase::waiting;
    bool isQueued = false;
    bool hasStood = false;
    bool wasRefused = false;  // once, since it was last asked for anew
    std::optional<GapReason> owed{};
    std::optional<Millis> until{};
    int tries = 0;
    int asks = 0;  // on this connection
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Table = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

  void queue(const std::string& uid, Entry& entry);
  [[nodiscard]] Frame ask(const std::string& uid, Entry& entry, Millis now);

  const Millis timeout_;
  Table entries_;
  std::deque<std::string> queue_;   // to be sent, in their order
  std::deque<std::string> clears_;  // to be unsubscribed before they are sent again
  std::deque<std::string> asked_;   // something was sent that waits for an answer, the oldest first
  std::deque<std::string> resting_;  // to be sent again later
  std::string text_;
  std::optional<Millis> silentUntil_;
  GapReason owed_ = GapReason::reconnected;
  bool isReady_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
