#include "http/curl/socket_mail.hpp"

#include <utility>

#include "http/websocket/close_codes.hpp"

namespace DIRECTUS_NAMESPACE::detail {

SocketMail::SocketMail(SocketRequest request, std::shared_ptr<SocketListener> listener,
                       std::shared_ptr<SocketDesk> desk)
    : request_(std::move(request)), listener_(std::move(listener)), desk_(std::move(desk)) {}

void SocketMail::knock() {
  {
    const std::scoped_lock lock(mutex_);
    if (hasKnocked_.exchange(true)) return;
  }
  desk_->look(shared_from_this());
}

void SocketMail::heard() {
  const std::scoped_lock lock(mutex_);
  hasKnocked_ = false;
}

void SocketMail::send(std::string text) {
  {
    const std::scoped_lock lock(mutex_);
    if (isClosed_) return;
    if (text.size() > request_.maxUnsentBytes - bytes_) {
      hasOverflowed_ = isClosed_ = true;
      std::exchange(texts_, {});
    } else {
      bytes_ += text.size();
      texts_.push_back(std::move(text));
    }
  }
  knock();
}

void SocketMail::close(int code, std::string_view reason) {
  {
    const std::scoped_lock lock(mutex_);
    if (std::exchange(isClosed_, true)) return;
    goodbye_ = Goodbye{code, std::string(cutAt(reason, longestReason))};
  }
  knock();
}

void SocketMail::pause(bool pause) {
  if (isPaused_.exchange(pause) != pause) knock();
}

void SocketMail::leave() {
  hasLeft_ = true;
  knock();
}

std::optional<std::string> SocketMail::takeText() {
  const std::scoped_lock lock(mutex_);
  if (texts_.empty()) return std::nullopt;
  std::string text = std::move(texts_.front());
  texts_.pop_front();
  bytes_ -= text.size();
  return text;
}

std::optional<SocketMail::Goodbye> SocketMail::takeGoodbye(bool afterTexts) {
  const std::scoped_lock lock(mutex_);
  if (afterTexts && !texts_.empty()) return std::nullopt;
  return std::exchange(goodbye_, std::nullopt);
}

void SocketMail::end() {
  const std::scoped_lock lock(mutex_);
  hasEnded_ = isClosed_ = true;
  hasKnocked_ = true;
  std::exchange(texts_, {});
  goodbye_.reset();
}

}  // namespace DIRECTUS_NAMESPACE::detail
