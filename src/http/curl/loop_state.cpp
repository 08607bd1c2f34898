#include "http/curl/loop_state.hpp"

#include <algorithm>

#include "http/curl/global.hpp"
#include "http/curl/refusal.hpp"

namespace DIRECTUS_NAMESPACE::detail {

namespace {

using Steady = CurlTransfer::Clock;

constexpr std::size_t mostIdleTransfers = 64;
/// libcurl takes and returns it with each transfer: many large ones make the heap grow and shrink.
constexpr long smallReceiveBuffer = 16L << 10;
/// Streams that servers allow on one connection, as far as is known.
constexpr std::size_t mostStreams = 100;
/// A transfer is looked at so often at least: whether it stalls shows only once it was sent.
constexpr std::chrono::milliseconds lookEvery = std::chrono::seconds(1);
constexpr std::chrono::milliseconds lookMostOften(10);

/// HTTP/2 is agreed on by TLS: `https://`.
bool mayHaveStreams(std::string_view url) noexcept {
  return url.size() > 4 && (url[4] == 's' || url[4] == 'S');
}

}  // namespace

std::size_t CurlLoop::State::mostAtOnce() const noexcept {
  const std::size_t connections = std::max<std::size_t>(options_.maxConnections, 1);
  return sharesConnections_ ? std::max(connections, mostStreams) : connections;
}

/// libcurl walks over all that it has at each step: what waits for its turn waits here.
void CurlLoop::State::beginMore() {
  while (canBegin()) {
    const Number number = queue_.front();
    queue_.pop_front();
    const auto found = entries_.find(number);
    if (found != entries_.end()) begin(*found->second.entry);
  }
}

bool CurlLoop::State::begin(Entry& entry) {
  if (idle_.empty()) {
    auto made = CurlTransfer::create(options_, connections_);
    if (!made) {
      end(entry.number, made.error());
      return false;
    }
    entry.transfer = std::move(*made);
    curl_easy_setopt(entry.transfer->handle(), CURLOPT_BUFFERSIZE, smallReceiveBuffer);
  } else {
    entry.transfer = std::move(idle_.back());
    idle_.pop_back();
  }
  const bool waits = sockets_->empty() && mayHaveStreams(entry.request.url);
  preferStreams(entry.transfer->handle(), waits);
  entry.exchange.emplace(entry.request, options_, *bodies_);
  const CurlEnd begun = entry.transfer->begin(*entry.exchange, entry.limits);
  if (begun.ok() && attach(entry)) return true;
  auto result = entry.transfer->finish(begun.ok() ? CurlEnd{.code = CURLE_OUT_OF_MEMORY} : begun);
  end(entry.number, std::move(result));
  return false;
}

/// A stream of a connection that is about to stand is better than a connection more. Without TLS
/// the first reply would have to come before it is known that there are no streams, and with a
/// WebSocket libcurl (7.88) would wait for ever to learn that of its connection.
void CurlLoop::State::preferStreams(CURL* handle, bool waits) {
  curl_easy_setopt(handle, CURLOPT_PIPEWAIT, waits ? 1L : 0L);
}

bool CurlLoop::State::attach(Entry& entry) {
  CURL* const handle = entry.transfer->handle();
  if (curl_multi_add_handle(multi_.get(), handle) != CURLM_OK) return false;
  active_.emplace(handle, entry.number);
  return true;
}

void CurlLoop::State::perform() {
  int running = 0;
  if (curl_multi_perform(multi_.get(), &running) == CURLM_OK) return;
  endAll(noMemoryForCurl());
}

void CurlLoop::State::takeFinished() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE ||
        sockets_->finished(message->easy_handle, message->data.result))
      continue;
    const CurlEnd finished{.code = message->data.result};
    const auto found = active_.find(message->easy_handle);
    if (found == active_.end()) continue;
    const Number number = found->second;
    Entry& entry = *entries_.at(number).entry;
    long version = 0;
    curl_easy_getinfo(entry.transfer->handle(), CURLINFO_HTTP_VERSION, &version);
    sharesConnections_ = version >= CURL_HTTP_VERSION_2_0;
    curl_multi_remove_handle(multi_.get(), entry.transfer->handle());
    active_.erase(found);
    if (entry.transfer->goesAgain(finished) && attach(entry)) continue;
    end(number, entry.transfer->finish(finished));
  }
}

void CurlLoop::State::lookAgain(Number number, Steady::time_point at) {
  looks_.push_back({at, number});
  std::push_heap(looks_.begin(), looks_.end(),
                 [](const Look& a, const Look& b) { return a.at > b.at; });
}

void CurlLoop::State::lookAtDue() {
  const auto now = Steady::now();
  while (!looks_.empty() && looks_.front().at <= now) {
    const Number number = looks_.front().number;
    std::pop_heap(looks_.begin(), looks_.end(),
                  [](const Look& a, const Look& b) { return a.at > b.at; });
    looks_.pop_back();
    lookAt(number, now);
  }
}

std::chrono::milliseconds CurlLoop::State::lookAgainAfter(const Entry& entry) const {
  const std::chrono::milliseconds stall(entry.limits.stall.value_or(options_.stallTimeout));
  return stall.count() > 0 ? std::clamp(stall / 2, lookMostOften, lookEvery) : lookEvery;
}

void CurlLoop::State::lookAt(Number number, Steady::time_point now) {
  const auto found = entries_.find(number);
  if (found == entries_.end()) return;
  Entry& entry = *found->second.entry;
  const auto soon = now + lookAgainAfter(entry);
  if (!entry.transfer) {
    if (auto refused = refusalOf(entry.request, entry.limits)) return end(number, *refused);
    return lookAgain(number, std::min(entry.limits.deadline.value_or(soon), soon));
  }
  const CurlTransfer::Look look = entry.transfer->look(now);
  if (!look.over) return lookAgain(number, std::min<Steady::time_point>(look.again, soon));
  curl_multi_remove_handle(multi_.get(), entry.transfer->handle());
  active_.erase(entry.transfer->handle());
  end(number, entry.transfer->finish(*look.over));
}

void CurlLoop::State::detach(Entry& entry) {
  if (!entry.transfer || !entry.transfer->isUsable() || idle_.size() >= mostIdleTransfers) return;
  idle_.push_back(std::move(entry.transfer));
}

void CurlLoop::State::end(Number number, Result<HttpResponse> result) {
  const auto found = entries_.find(number);
  found->second.stop.reset();
  const std::unique_ptr<Entry> entry = std::move(found->second.entry);
  entries_.erase(found);
  detach(*entry);
  entry->done(std::move(result));
}

void CurlLoop::State::endAll(const Error& why) {
  for (const auto& [handle, number] : active_) curl_multi_remove_handle(multi_.get(), handle);
  active_.clear();
  sockets_->endAll(why);
  queue_.clear();
  idle_.clear();
  while (!entries_.empty()) {
    Entry& entry = *entries_.begin()->second.entry;
    if (entry.transfer)
      static_cast<void>(entry.transfer->finish({.reason = CurlEnd::Reason::cancelled}));
    entry.transfer.reset();
    end(entry.number, why);
  }
}

CurlLoop::State::Clock::time_point CurlLoop::State::due() const {
  return std::min(looks_.empty() ? Steady::time_point::max() : looks_.front().at, sockets_->due());
}

}  // namespace DIRECTUS_NAMESPACE::detail
