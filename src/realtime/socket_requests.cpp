#include "realtime/socket_requests.hpp"

#include <algorithm>
#include <iterator>

namespace DIRECTUS_NAMESPACE::detail {

namespace {

/// Within this time the server says of a message that it dropped it.
constexpr auto promptly = std::chrono::seconds(5);

Error outcomeUnknown() {
  return makeError(ErrorKind::outcomeUnknown,
                   "the connection was lost before the answer came: it may have been done");
}

auto byUid(std::string_view uid) {
  return [uid](const SocketRequests::Request& one) { return one.uid == uid; };
}

}  // namespace

void SocketRequests::add(Request request) {
  queue_.push_back(std::move(request));
}

bool SocketRequests::remove(std::string_view uid) {
  std::erase_if(queue_, byUid(uid));
  if (std::erase_if(sent_, byUid(uid)) == 0) return false;
  gone_.emplace_back(uid);
  if (gone_.size() > mostSent) gone_.pop_front();
  return true;
}

std::vector<SocketRequests::End> SocketRequests::lost() {
  std::vector<End> ends;
  std::erase_if(queue_, [](const Request& one) { return one.isOfConnection; });
  isReady_ = false;
  silentUntil_.reset();
  dropped_ = 0;
  gone_.clear();
  nameless_.clear();
  for (auto request = sent_.rbegin(); request != sent_.rend(); ++request) {
    if (request->onlyReads)
      queue_.push_front(std::move(*request));
    else
      ends.push_back({request->uid, outcomeUnknown()});
  }
  sent_.clear();
  return ends;
}

std::vector<SocketRequests::End> SocketRequests::failed(const Error& error) {
  std::vector<End> ends = lost();
  for (Request& request : queue_) ends.push_back({std::move(request.uid), error});
  queue_.clear();
  return ends;
}

void SocketRequests::requeueDropped(Millis now, std::size_t others) {
  const bool isSure =
      dropped_ >= sent_.size() + others && (!plainAt_ || now - *plainAt_ > promptly);
  std::deque<Request> again;
  std::erase_if(sent_, [&](Request& request) {
    if (!request.onlyReads && !isSure) return false;
    again.push_back(std::move(request));
    return true;
  });
  queue_.insert(queue_.begin(), std::make_move_iterator(again.begin()),
                std::make_move_iterator(again.end()));
  dropped_ = 0;
}

std::optional<SocketRequests::Request> SocketRequests::next(Millis now, std::size_t others) {
  if (!isReady_ || (silentUntil_ && now < *silentUntil_)) return std::nullopt;
  silentUntil_.reset();
  if (dropped_ > 0) requeueDropped(now, others);
  if (queue_.empty() || sent_.size() >= mostSent || !nameless_.empty()) return std::nullopt;
  Request request = std::move(queue_.front());
  queue_.pop_front();
  if (request.hasAnswer)
    sent_.push_back(request);
  else
    plainAt_ = now;
  return request;
}

bool SocketRequests::answered(std::string_view uid) {
  std::erase(gone_, uid);
  return std::erase_if(sent_, byUid(uid)) > 0;
}

std::vector<SocketRequests::End> SocketRequests::refused() {
  std::vector<End> ends;
  if (nameless_.empty() || (!sent_.empty() && nameless_.size() < sent_.size() + gone_.size()))
    return ends;
  for (Request& request : sent_)
    ends.push_back(
        {std::move(request.uid), nameless_[std::min(ends.size(), nameless_.size() - 1)]});
  if (nameless_.size() >= sent_.size() + gone_.size()) gone_.clear();
  sent_.clear();
  nameless_.clear();
  return ends;
}

void SocketRequests::throttled(Millis until) noexcept {
  ++dropped_;
  silentUntil_ = std::max(until, silentUntil_.value_or(until));
}

std::optional<SocketRequests::Millis> SocketRequests::wakeAt() const {
  return silentUntil_;
}

}  // namespace DIRECTUS_NAMESPACE::detail
