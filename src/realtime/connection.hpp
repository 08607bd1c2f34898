#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include <directus/realtime/realtime_options.hpp>

#include "realtime/close_verdict.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Decides what becomes of the connection: when it is opened, with which token, when it is asked
/// for a sign of life, when it is given up. It has no clock: each member gets the time, and gives
/// what is to be done.
///
///     state          | event                                | goes to        | does
///     idle, failed   | connect                              | connecting     | authorize, or open
///     connecting     | token                                | connecting     | open
///                    | opened                               | authenticating | sendToken
///                    | opened, strict or without a token    | ready          | begin
///     authenticating | answered                             | ready          | begin
///     ready          | near the end of the token            | ready          | authorize
///                    | token                                | ready          | sendToken
///                    | TOKEN_EXPIRED                        | reauth         | suspect, authorize
///     reauth         | token                                | reauth         | sendToken
///                    | answered                             | ready          | begin
///     any of these   | refused, another token may be had    | connecting     | drop, authorize
///                    | refused else                         | failed         | drop, lose
///                    | closed, silent, too late             | waiting        | drop, lose
///                    | closed for good, retries spent       | failed         | drop, lose
///     waiting        | its time, or connect                 | connecting     | authorize, or open
///     any            | disconnect                           | idle           | drop, lose
class Connection {
 public:
  using State = ConnectionState;
  using Millis = std::chrono::milliseconds;

  struct Rules {
    RealtimeAuthMode authMode = RealtimeAuthMode::handshake;
    bool hasTokens = true;  ///< the client has a composable that gives tokens
    std::optional<ReconnectOptions> reconnect = ReconnectOptions();
    bool heartbeat = true;
    Millis period{30'000};
    Millis timeout{10'000};
  };

  /// What is to be done, in this order.
  struct Do {
    bool drop = false;       ///< let go of the socket
    bool lose = false;       ///< nothing that was sent counts any more
    bool suspect = false;    ///< what comes is not for this user
    bool authorize = false;  ///< ask for a token: see `ask`
    bool open = false;       ///< open a socket
    bool sendToken = false;
    bool begin = false;  ///< send what is to be sent, each subscription once
    bool ping = false;
    bool pong = false;
    bool report = false;  ///< the state is another one

    friend bool operator==(const Do&, const Do&) = default;
  };

  /// A question for a token.
  struct Ask {
    std::uint64_t number = 0;  ///< of the question; an answer to an older one is late
    bool insteadOfLast = false;
  };

  /// An answer to it.
  struct Token {
    bool isThere = false;
    bool isSame = false;  ///< as the one that was sent last
    std::optional<Millis> expiresAt{};
  };

  explicit Connection(const Rules& rules) : rules_(rules) {}

  /// Whether the client has a composable that gives tokens, which may be added after this one.
  void setHasTokens(bool has) noexcept { rules_.hasTokens = has; }

  [[nodiscard]] Do connect(Millis now);
  [[nodiscard]] Do disconnect();

  [[nodiscard]] const Ask& ask() const noexcept { return ask_; }
  [[nodiscard]] Do authorized(std::uint64_t number, const Token& token, Millis now);
  /// `random` in [0, 1).
  [[nodiscard]] Do notAuthorized(std::uint64_t number, const Error& error, Millis now,
                                 double random);

  [[nodiscard]] Do opened(Millis now);
  /// A message came, whatever it is.
  [[nodiscard]] Do heard(Millis now);
  /// The server took the token.
  [[nodiscard]] Do answered(Millis now);
  /// The server, or the upgrade, did not take the token; `another`: one may be had.
  [[nodiscard]] Do refused(const Error& error, bool another, Millis now);
  /// The server says that the token has expired.
  [[nodiscard]] Do expired(const Error& error);
  [[nodiscard]] Do closed(const SocketClose& close, Millis now, double random);

  /// The socket is not read for a while, or read again.
  [[nodiscard]] Do pause(bool isPaused, Millis now);

  /// Does what is due; `wakeAt` says when.
  [[nodiscard]] Do tick(Millis now, double random);
  [[nodiscard]] std::optional<Millis> wakeAt() const;

  [[nodiscard]] State state() const noexcept { return state_; }
  /// Messages may be sent.
  [[nodiscard]] bool canSend() const noexcept { return state_ == State::ready && !isSending_; }
  /// Why it waits or has failed.
  [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }
  [[nodiscard]] Millis pauseLeft(Millis now) const noexcept;

 private:
  [[nodiscard]] Do enter(State state, Do what);
  [[nodiscard]] Do begin(Millis now);
  [[nodiscard]] Do start(Millis now);
  [[nodiscard]] Do ready(Millis now);
  [[nodiscard]] Do fail(const Error& error);
  [[nodiscard]] Do retry(const Error& error, Millis now, double random);
  [[nodiscard]] Do askAgain(bool insteadOfLast);
  [[nodiscard]] Do tickReady(Millis now, double random);
  [[nodiscard]] Do tickHeart(Millis now, double random);
  void planRenewal(Millis now);
  [[nodiscard]] std::optional<Millis> heartAt() const;

  Rules rules_;
  State state_ = State::idle;
  std::optional<Error> error_;
  Ask ask_;
  bool isAsking_ = false;
  bool isSending_ = false;       // a token was sent and not answered yet
  bool hasToken_ = false;        // the one that the socket is opened with
  bool wasSomebody_ = false;     // it has been a user's connection
  bool triedAnother_ = false;    // a refused token was replaced since it was last ready
  std::optional<Millis> until_;  // of the state; in `ready` of the answer to a token
  std::optional<Millis> expiresAt_;
  std::optional<Millis> renewAt_;
  Millis heardAt_{0};
  bool isAsked_ = false;             // for a sign of life
  std::optional<Millis> steadyAt_;   // when it has been ready for long enough
  std::optional<Millis> keepAlive_;  // while it is paused
  int attempts_ = 0;
  int protocolErrors_ = 0;
};

}  // namespace DIRECTUS_NAMESPACE::detail
