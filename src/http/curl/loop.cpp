#include "http/curl/loop.hpp"

#include <algorithm>

#include "async/callback_thread.hpp"
#include "async/loops.hpp"
#include "http/curl/global.hpp"
#include "http/curl/loop_state.hpp"
#include "http/curl/pool.hpp"
#include "http/curl/refusal.hpp"
#include "http/curl/wait.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

bool waitsToSend(const curl_waitfd& socket) noexcept {
  return (socket.events & CURL_WAIT_POLLOUT) != 0;
}

}  // namespace

void useLoops() noexcept {
  CurlPool::makeLoop = &CurlLoop::create;
}

Result<std::unique_ptr<CurlLoop>> CurlLoop::create(const HttpOptions& options,
                                                   std::shared_ptr<BodyPool> bodies) {
  if (curlFacts().failure) return invalidArgument("libcurl", curlFacts().failure);
  MultiHandle multi = openPrivateMulti();
  if (!multi) return noMemoryForCurl();
  auto state = std::make_shared<State>(options, std::move(bodies), std::move(multi));
  return std::unique_ptr<CurlLoop>(new CurlLoop(std::move(state)));
}

CurlLoop::CurlLoop(std::shared_ptr<State> state) : state_(std::move(state)) {
  ExitGate::prepare();
  thread_ = WorkerThread([state = state_]() mutable {
    state->run();
    const ExitGate::Work work;
    state.reset();
  });
}

CurlLoop::~CurlLoop() {
  state_->stop();
  thread_.joinUnlessExiting();
}

void CurlLoop::start(const HttpRequest& request, const SendOptions& limits, SendHandler done) {
  state_->push(request, limits, std::move(done));
}

CurlLoop::State::State(HttpOptions options, std::shared_ptr<BodyPool> bodies, MultiHandle multi)
    : options_(std::move(options)), bodies_(std::move(bodies)), multi_(std::move(multi)) {
  const auto most = static_cast<long>(options_.maxConnections);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, most);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, most);
}

void CurlLoop::State::push(const HttpRequest& request, const SendOptions& limits,
                           SendHandler done) {
  const std::scoped_lock lock(mutex_);
  inbox_.push_back(std::make_unique<Entry>(request, limits, std::move(done)));
  wake();
}

void CurlLoop::State::look(std::shared_ptr<SocketMail> mail) {
  const std::scoped_lock lock(mutex_);
  if (hasEnded_) return;
  mails_.push_back(std::move(mail));
  wake();
}

void CurlLoop::State::prepareSockets(SocketsMaker make) {
  const std::scoped_lock lock(mutex_);
  if (hasSockets_) return;
  newSockets_ = make(options_, connections_, multi_.get());
  hasSockets_ = true;
}

void CurlLoop::State::wake() {
  if (std::exchange(isWaiting_, false)) curl_multi_wakeup(multi_.get());
}

void CurlLoop::State::pushStopped(Number number) noexcept {
  const std::scoped_lock lock(mutex_);
  stopped_.push_back(number);
  wake();
}

void CurlLoop::State::stop() {
  const std::scoped_lock lock(mutex_);
  isStopped_ = true;
  curl_multi_wakeup(multi_.get());
}

void CurlLoop::State::run() {
  while (turn()) wait();
}

bool CurlLoop::State::turn() {
  const ExitGate::Work work;
  const CallbackThread::Batch batch;
  takeInbox();
  if (isOver()) {
    endAll(makeError(ErrorKind::cancelled, "the transport was destroyed"));
    endMails();
    return false;
  }
  beginMore();
  perform();
  takeFinished();
  sockets_->work();
  lookAtDue();
  return true;
}

bool CurlLoop::State::isOver() {
  const std::scoped_lock lock(mutex_);
  return isStopped_ && inbox_.empty();
}

/// A mail that nobody would read any more keeps the state alive.
void CurlLoop::State::endMails() {
  Mails mails;
  {
    const std::scoped_lock lock(mutex_);
    hasEnded_ = true;
    mails = takeMails();
  }
  lookAt(mails);
  sockets_->endAll(makeError(ErrorKind::cancelled, "the transport was destroyed"));
}

void CurlLoop::State::wait() {
  bool isIdle = false;
  {
    const std::scoped_lock lock(mutex_);
    isIdle = inbox_.empty() && stopped_.empty() && mails_.empty() && !isStopped_ && !canBegin() &&
             !sockets_->isBusy();
    isWaiting_ = isIdle;
    if (!isIdle && sockets_->empty()) return;
  }
  // With work at hand, too: nothing else says that a WebSocket has something to read.
  const auto sockets = sockets_->wanted();
  const bool maySend = !active_.empty() || std::ranges::any_of(sockets, &waitsToSend);
  curl_multi_poll(multi_.get(), sockets.data(), static_cast<unsigned>(sockets.size()),
                  isIdle ? millisecondsToWait(Clock::now(), due(), maySend) : 0, nullptr);
  sockets_->onWaited();
  const std::scoped_lock lock(mutex_);
  isWaiting_ = false;
}

void CurlLoop::State::takeInbox() {
  std::vector<std::unique_ptr<Entry>> came;
  std::vector<Number> stopped;
  Mails mails;
  {
    const std::scoped_lock lock(mutex_);
    came.swap(inbox_);
    stopped.swap(stopped_);
    mails = takeMails();
  }
  lookAt(mails);
  for (auto& entry : came) accept(std::move(entry));
  const auto now = Clock::now();
  for (const Number number : stopped) lookAt(number, now);
}

CurlLoop::State::Mails CurlLoop::State::takeMails() {
  if (newSockets_) sockets_ = std::move(newSockets_);
  return std::exchange(mails_, {});
}

void CurlLoop::State::lookAt(const Mails& mails) {
  if (mails.empty()) return;
  const bool hadNone = sockets_->empty();
  for (const auto& mail : mails) sockets_->look(mail);
  if (hadNone && !sockets_->empty())
    for (const auto& [handle, number] : active_) preferStreams(handle, false);
}

void CurlLoop::State::accept(std::unique_ptr<Entry> entry) {
  const Number number = ++last_;
  entry->number = number;
  auto& waiting = entries_.try_emplace(number, std::move(entry)).first->second;
  const SendOptions& limits = waiting.entry->limits;
  if (auto refused = refusalOf(waiting.entry->request, limits)) return end(number, *refused);
  if (limits.stop.stop_possible()) waiting.stop.emplace(limits.stop, Stop{*this, number});
  queue_.push_back(number);
  lookAt(number, Clock::now());
}

}  // namespace DIRECTUS_NAMESPACE::detail
