#include "http/curl/websockets.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "async/loops.hpp"
#include "core/contained.hpp"
#include "http/curl/error.hpp"
#include "http/curl/loop_state.hpp"
#include "http/curl/pool.hpp"
#include "http/curl/socket.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

constexpr std::size_t socketBufferSize = std::size_t{64} << 10;

/// The last call of the listener.
void endMail(SocketMail& mail, SocketClose close) noexcept {
  mail.end();
  try {
    if (SocketListener* const listener = mail.listener()) listener->onClose(std::move(close));
  } catch (...) {  // NOLINT(bugprone-empty-catch): nobody is left who could be asked
  }
}

/// Works, and makes the end of it when something throws: a listener, or a lack of memory.
void workSafely(CurlWebSocket& socket, CurlWebSocket::TimePoint now, std::span<char> buffer) {
  try {
    socket.work(now, buffer);
  } catch (const std::bad_alloc&) {
    socket.drop(noMemoryForCurl());
  } catch (...) {
    socket.drop(thrownError("the listener"));
  }
}

}  // namespace

void CurlWebSockets::look(const std::shared_ptr<SocketMail>& mail) {
  mail->heard();
  if (mail->hasEnded()) return;
  const auto found = sockets_.find(mail.get());
  if (found != sockets_.end())
    found->second->onMail();
  else if (!mail->hasLeft())
    if (auto opened = open(mail); !opened) endMail(*mail, {.error = opened.error()});
}

Result<void> CurlWebSockets::open(const std::shared_ptr<SocketMail>& mail) {
  try {
    buffer_.resize(socketBufferSize);
    auto socket = std::make_unique<CurlWebSocket>(mail, options_);
    if (auto begun = socket->begin(multi_, connections_, random_); !begun) return begun;
    sockets_.emplace(mail.get(), std::move(socket));
  } catch (const std::exception&) {  // no memory, or no random numbers
    return noMemoryForCurl();
  }
  allowConnections();
  return {};
}

/// To libcurl they are connections like others, and would take the place of those that requests
/// need.
void CurlWebSockets::allowConnections() {
  const auto most = static_cast<long>(options_.maxConnections + sockets_.size());
  curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, most);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, most);
}

bool CurlWebSockets::finished(CURL* handle, CURLcode code) {
  const auto found = std::find_if(sockets_.begin(), sockets_.end(), [handle](const auto& entry) {
    return entry.second->handle() == handle;
  });
  if (found == sockets_.end()) return false;
  found->second->connected(code);
  return true;
}

void CurlWebSockets::work() {
  isBusy_ = false;
  due_ = TimePoint::max();
  if (sockets_.empty()) return;
  const auto now = std::chrono::steady_clock::now();
  const std::size_t before = sockets_.size();
  for (auto next = sockets_.begin(); next != sockets_.end();) {
    const auto at = next++;
    CurlWebSocket& socket = *at->second;
    if (socket.hasWork(now)) workSafely(socket, now, buffer_);
    if (socket.ended() || socket.mail().hasLeft()) {
      const auto ended = std::move(at->second);
      sockets_.erase(at);
      endMail(ended->mail(), ended->ended().value_or(SocketClose{}));
      continue;
    }
    isBusy_ |= socket.isBusy();
    due_ = std::min(due_, socket.due());
  }
  if (sockets_.size() != before) allowConnections();
  if (sockets_.empty()) std::vector<char>().swap(buffer_);
}

std::span<curl_waitfd> CurlWebSockets::wanted() {
  waits_.clear();
  waiting_.clear();
  for (const auto& [mail, socket] : sockets_)
    if (const auto wait = socket->wanted()) {
      waits_.push_back(*wait);
      waiting_.push_back(socket.get());
    }
  return waits_;
}

void CurlWebSockets::onWaited() noexcept {
  for (std::size_t i = 0; i < waits_.size(); ++i)
    if (waits_[i].revents != 0) waiting_[i]->onReady();
}

void CurlWebSockets::endAll(const Error& why) {
  for (auto sockets = std::exchange(sockets_, {}); auto& [mail, socket] : sockets)
    endMail(socket->mail(), {.error = why});
}

std::unique_ptr<Socket> CurlLoop::openSocket(SocketRequest request,
                                             std::shared_ptr<SocketListener> listener) {
  state_->prepareSockets([](const HttpOptions& options, CurlConnections& connections,
                            CURLM* multi) -> std::unique_ptr<LoopSockets> {
    return std::make_unique<CurlWebSockets>(options, connections, multi);
  });
  return std::make_unique<CurlSocket>(std::shared_ptr<SocketMail>(
      new SocketMail(std::move(request), std::move(listener), state_), LeftToParent()));
}

}  // namespace DIRECTUS_NAMESPACE::detail

namespace DIRECTUS_NAMESPACE {

std::unique_ptr<Socket> SocketListener::openOver(detail::CurlPool& pool,
                                                 const SocketRequest& request,
                                                 std::shared_ptr<SocketListener> self) {
  detail::useLoops();
  const auto loop = pool.loop();
  return loop ? loop->openSocket(request, std::move(self)) : nullptr;
}

}  // namespace DIRECTUS_NAMESPACE
