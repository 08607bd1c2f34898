#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Messages that wait for the connection, and those that wait for their answers, which come in any
/// order and are known by their uid only. It has no clock and sends nothing.
///
///     phase   | event                      | goes to | does
///     queued  | ready, and its turn        | sent    | its frame; one without an answer is done
///     sent    | answer                     | –       | done
///             | connection lost, a read    | queued  |
///             | connection lost, a write   | –       | `outcomeUnknown`
///             | dropped by a rate limit    | queued  | a write only where it is sure that it was
///     any     | connection given up        | –       | its error
///
/// Directus 11 does not say which request an error is about. With as many of these as there are
/// requests that wait, each has one; until then nothing new is sent, so that the moment comes.
class SocketRequests {
 public:
  using Millis = std::chrono::milliseconds;

  struct Request {
    std::string uid;
    std::string frame;
    bool onlyReads = false;
    bool hasAnswer = true;
    bool isOfConnection = false;  ///< means nothing on the next one
  };

  /// So many wait for an answer at a time.
  static constexpr std::size_t mostSent = 64;

  void add(Request request);
  /// It is not wanted any more: true when it was sent and may have been executed.
  bool remove(std::string_view uid);

  /// How one of them has ended.
  struct End {
    std::string uid;
    std::optional<Error> error;
  };

  void ready() noexcept { isReady_ = true; }
  [[nodiscard]] std::vector<End> lost();
  [[nodiscard]] std::vector<End> failed(const Error& error);

  /// The next one to be sent, which it is from now on. `others`: how many other messages wait for
  /// an answer.
  [[nodiscard]] std::optional<Request> next(Millis now, std::size_t others);

  /// Whether somebody waits for that answer; from now on nobody does.
  [[nodiscard]] bool answered(std::string_view uid);

  /// One of those that wait was refused, whichever that was.
  void refusedOne(const Error& error) { nameless_.push_back(error); }
  /// Those of which it is certain by now that they were.
  [[nodiscard]] std::vector<End> refused();

  /// The server dropped a message, whichever that was, and wants to be left alone until then.
  void throttled(Millis until) noexcept;
  /// A message was sent that nobody answers: it may be what was dropped.
  void plainSent(Millis now) noexcept { plainAt_ = now; }

  [[nodiscard]] std::optional<Millis> wakeAt() const;
  [[nodiscard]] std::size_t sent() const noexcept { return sent_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return sent_.size() + queue_.size(); }

 private:
  void requeueDropped(Millis now, std::size_t others);

  std::deque<Request> queue_;
  std::vector<Request> sent_;     // that have an answer
  std::deque<std::string> gone_;  // not wanted any more, but they may still be answered
  std::vector<Error> nameless_;   // refusals that do not say of what
  std::optional<Millis> silentUntil_;
  std::optional<Millis> plainAt_;
  std::size_t dropped_ = 0;
  bool isReady_ = false;
};

}  // namespace DIRECTUS_NAMESPACE::detail
