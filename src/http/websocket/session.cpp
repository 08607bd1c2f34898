#include "http/websocket/session.hpp"

#include <algorithm>
#include <utility>

#include <directus/core/json_text.hpp>
#include <directus/core/secret.hpp>

#include "core/time.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// How long the peer's close frame is waited for.
constexpr auto patienceForClose = std::chrono::seconds(5);
/// After both close frames it is the server that ends the connection.
constexpr auto patienceForEnd = std::chrono::seconds(1);

Error socketTimeout(std::string message) {
  return Error({.kind = ErrorKind::timeout, .message = std::move(message), .retryable = true});
}

}  // namespace

WebSocketSession::WebSocketSession(UpgradeRequest upgrade, const SocketRequest& request,
                                   const HttpOptions& options, OutgoingFrames::Masks masks,
                                   TimePoint now)
    : upgrade_(std::move(upgrade)),
      answer_(upgrade_, options.maxHeaderSize),
      frames_(request.maxMessageBytes, std::move(masks)),
      sending_(options.stallTimeout),
      receiving_(options.stallTimeout) {
  if (request.timeout.count() > 0)
    deadline_ = later(now, std::chrono::milliseconds(request.timeout));
}

WebSocketSession::~WebSocketSession() {
  wipe(upgrade_.text);
}

void WebSocketSession::connected() noexcept {
  if (phase_ == Phase::connecting) phase_ = Phase::upgrading;
}

void WebSocketSession::feed(std::string_view bytes) {
  ++receiving_.moved;
  if (phase_ == Phase::upgrading)
    in_ = bytes;
  else
    frames_.feed(bytes);
}

WebSocketSession::Event WebSocketSession::next() {
  if (phase_ == Phase::upgrading) return readAnswer();
  if (phase_ == Phase::connecting || phase_ == Phase::ended) return Event::none;
  const auto text = frames_.next();
  if (!text) return Event::none;
  text_ = *text;
  return Event::message;
}

WebSocketSession::Event WebSocketSession::readAnswer() {
  switch (answer_.take(in_)) {
    case UpgradeAnswer::State::more:
      break;
    case UpgradeAnswer::State::refused:
      end(answer_.error());
      break;
    case UpgradeAnswer::State::accepted:
      phase_ = Phase::open;
      frames_.feed(std::exchange(in_, {}));
      return Event::open;
  }
  return Event::none;
}

void WebSocketSession::send(std::string_view text) {
  if (!isOpen()) return;
  if (isUtf8(text)) return frames_.send(text);
  misused_ = {.code = close_code::notUtf8, .error = invalidArgument("text", "is not UTF-8")};
  frames_.close(close_code::notUtf8, {});
}

void WebSocketSession::close(int code, std::string_view reason) {
  if (phase_ == Phase::connecting || phase_ == Phase::upgrading)
    return end(makeError(ErrorKind::cancelled, "the WebSocket was closed before it was open"));
  if (phase_ == Phase::ended || frames_.isClosing()) return;
  if (code != close_code::none && !isOnWire(code)) {
    misused_ = {.code = close_code::none,
                .error = invalidArgument("code", std::to_string(code) +
                                                     " is not for close frames: 1000 is, and 3000 "
                                                     "to 4999 are an application's own")};
    code = close_code::none;
  } else if (!isUtf8(reason)) {
    misused_ = {.code = code, .error = invalidArgument("reason", "is not UTF-8")};
    reason = {};
  }
  frames_.close(code, reason);
}

std::string_view WebSocketSession::pull() noexcept {
  if (phase_ == Phase::upgrading) return std::string_view(upgrade_.text).substr(sentOfUpgrade_);
  if (phase_ == Phase::open || phase_ == Phase::closing) return frames_.pull();
  return {};
}

void WebSocketSession::sent(std::size_t count) {
  if (phase_ == Phase::upgrading) {
    sentOfUpgrade_ += count;
    if (sentOfUpgrade_ < upgrade_.text.size()) return;
    wipe(upgrade_.text);
    sentOfUpgrade_ = 0;
  } else {
    ++sending_.moved;
    frames_.sent(count);
  }
}

void WebSocketSession::lost(std::optional<Error> why) {
  if (phase_ == Phase::ended) return;
  if (phase_ == Phase::upgrading && !why) return end(answer_.cutOff());
  if (phase_ == Phase::connecting || phase_ == Phase::upgrading) return end(std::move(*why));
  end(outcome(why ? std::move(*why)
                  : Error({.kind = ErrorKind::network,
                           .message = "the connection was closed without a close frame",
                           .retryable = true})));
}

void WebSocketSession::look(TimePoint now, bool isRead) {
  switch (phase_) {
    case Phase::connecting:
      if (now >= deadline_)
        end(socketTimeout("there was no connection within SocketRequest::timeout"));
      return;
    case Phase::upgrading:
      if (now >= deadline_)
        end(socketTimeout("the upgrade was not answered within SocketRequest::timeout"));
      return;
    case Phase::open:
      if (frames_.isClosing()) break;
      if (sending_.isStalled(now, unsent() > 0))
        return end(socketTimeout("nothing could be sent for HttpOptions::stallTimeout"));
      if (receiving_.isStalled(now, isRead && frames_.isWithin()))
        return end(
            socketTimeout("the rest of a message did not come for HttpOptions::stallTimeout"));
      return;
    case Phase::closing:
      break;
    case Phase::ended:
      return;
  }
  lookAtEnd(now);
}

void WebSocketSession::lookAtEnd(TimePoint now) {
  if (phase_ == Phase::open) {
    phase_ = Phase::closing;
    deadline_ = now + patienceForClose;
  }
  if (frames_.isOver() && !std::exchange(awaitsEnd_, true))
    deadline_ = std::min(deadline_, now + patienceForEnd);
  if (now >= deadline_) end(outcome(socketTimeout("the peer did not answer the close frame")));
}

WebSocketSession::TimePoint WebSocketSession::due() const noexcept {
  if (phase_ != Phase::open) return deadline_;
  if (frames_.isClosing()) return TimePoint();  // `look` says until when
  return std::min(sending_.isExpected ? sending_.watch.end() : TimePoint::max(),
                  receiving_.isExpected ? receiving_.watch.end() : TimePoint::max());
}

bool WebSocketSession::Movement::isStalled(TimePoint now, bool expected) noexcept {
  if (!expected || !isExpected) ++moved;  // the time begins anew
  isExpected = expected;
  return watch.isStalled(now, moved) && expected;
}

SocketClose WebSocketSession::outcome(Error why) const {
  if (misused_) return *misused_;
  if (const auto& fault = frames_.fault()) {
    const bool large = fault->code == close_code::tooLarge;
    return {.code = fault->code,
            .error = makeError(large ? ErrorKind::tooLarge : ErrorKind::decode, fault->what)};
  }
  if (const auto& closed = frames_.closed())
    return {.code = closed->code, .reason = closed->reason};
  return {.error = std::move(why)};
}

void WebSocketSession::end(SocketClose close) {
  phase_ = Phase::ended;
  ended_ = std::move(close);
}

void WebSocketSession::end(Error error) {
  end(SocketClose{.error = std::move(error)});
}

}  // namespace DIRECTUS_NAMESPACE::detail
