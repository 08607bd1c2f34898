#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <directus/http/transport.hpp>
#include <directus/testing/fake_parts.hpp>
#include <directus/testing/fake_socket.hpp>

namespace DIRECTUS_NAMESPACE {
namespace testing {

/// A transport for tests: gives the answers of a script, and remembers the requests.
///
///     auto fake = std::make_shared<directus::testing::FakeTransport>();
///     fake->reply(200, R"({"data":[]})").fail(ErrorKind::network);
///
/// Each scripted answer is for one request, in order. Refuses what `CurlTransport` refuses, and
/// honours deadline, stop token, body source and sink.
/// Thread safety: all members.
class FakeTransport : public Transport {
 public:
  /// Makes the answer to a request, whose body is read already.
  using Handler = std::function<Result<HttpResponse>(const HttpRequest&)>;

  /// A reply, whatever its status. Directus puts what it gives into `{"data": …}`.
  FakeTransport& reply(int status, std::string_view body = {}, std::vector<Header> headers = {}) {
    return answer(replyHandler(status, body, std::move(headers)));
  }

  /// This error, as it is.
  FakeTransport& fail(Error error) {
    return answer([error = std::move(error)](const HttpRequest&) { return error; });
  }

  /// An error as the network would cause it: one of kind network, timeout or tls is retryable.
  FakeTransport& fail(ErrorKind kind, std::string message = "scripted") {
    const bool retryable =
        kind == ErrorKind::network || kind == ErrorKind::timeout || kind == ErrorKind::tls;
    ErrorDetails details;
    details.kind = kind;
    details.message = std::move(message);
    details.retryable = retryable;
    return fail(Error(std::move(details)));
  }

  /// The request was sent, then the connection broke: `network` if the request is repeatable,
  /// else `outcomeUnknown`.
  FakeTransport& loseConnection() {
    return answer([](const HttpRequest& request) -> Result<HttpResponse> {
      return parts::lost(request, ErrorKind::network, "the connection was lost");
    });
  }

  /// The request was sent, then the deadline passed, at once: `timeout` if the request is
  /// repeatable, else `outcomeUnknown`. (`hold` waits for the call's own deadline.)
  FakeTransport& timeOut() {
    return answer([](const HttpRequest& request) -> Result<HttpResponse> {
      return parts::lost(request, ErrorKind::timeout, "the deadline passed");
    });
  }

  /// A reply that breaks off behind `part` of its body: as `loseConnection`, but a sink has got
  /// that part.
  FakeTransport& cutReply(int status, std::string_view part, std::vector<Header> headers = {}) {
    return add(replyHandler(status, part, std::move(headers)), true);
  }

  /// Calls `handler` with the request, its body read from the source.
  FakeTransport& answer(Handler handler) { return add(std::move(handler), false); }

  /// Sinks get their bytes in pieces of at most so many; 0 = all at once.
  FakeTransport& inPieces(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    pieceSize_ = bytes;
    return *this;
  }

  /// The next answer waits for `release`; the deadline (also one that passes by the client's
  /// `ManualClock`) or the stop token may end the call before.
  FakeTransport& hold() {
    const std::lock_guard lock(mutex_);
    script_.push_back({.held = true});
    return *this;
  }

  /// Lets all requests that are held now go on.
  void release() {
    const std::lock_guard lock(mutex_);
    ++releases_;
    changed_.notify_all();
  }

  /// Answers when the script is empty. Without it such a request is refused by its name, with
  /// `invalidArgument`, and is one of the `unexpected` ones.
  FakeTransport& otherwise(Handler handler) {
    const std::lock_guard lock(mutex_);
    otherwise_ = std::move(handler);
    return *this;
  }

  /// What came in, in order: copies, with the bytes of a source in `body`.
  [[nodiscard]] std::vector<HttpRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  /// How many `requests` there are.
  [[nodiscard]] std::size_t requestCount() const {
    const std::lock_guard lock(mutex_);
    return requests_.size();
  }

  /// An empty one when nothing came in.
  [[nodiscard]] HttpRequest lastRequest() const {
    const std::lock_guard lock(mutex_);
    return requests_.empty() ? HttpRequest{} : requests_.back();
  }

  /// Scripted answers that no request has taken.
  [[nodiscard]] std::size_t unusedAnswers() const {
    const std::lock_guard lock(mutex_);
    return script_.size();
  }

  /// `GET /items/articles` for each request that no answer was scripted for: to be empty at the end
  /// of a test, also where the application keeps such an error to itself.
  [[nodiscard]] std::vector<std::string> unexpected() const {
    const std::lock_guard lock(mutex_);
    return unexpected_;
  }

  /// Waits until that many requests came in; false when they have not after `limit`.
  [[nodiscard]] bool waitForRequests(
      std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds(20)) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, limit, [&] { return requests_.size() >= count; });
  }

  /// The server behind the WebSockets of this transport.
  [[nodiscard]] FakeSocket& socket() noexcept { return socket_; }

  std::unique_ptr<Socket> openSocket(const SocketRequest& request,
                                     std::shared_ptr<SocketListener> listener) override {
    return socket_.open(request, std::move(listener));
  }

  /// A reply for a `Handler` to give.
  [[nodiscard]] static HttpResponse response(int status, std::string_view body = {},
                                             const std::vector<Header>& headers = {}) {
    HttpResponse response;
    response.status = status;
    response.body.append(body);
    for (const Header& field : headers)
      response.headers.appendLine(field.name + ": " + field.value);
    return response;
  }

  Result<HttpResponse> send(const HttpRequest& request, const SendOptions& options) override {
    if (auto valid = detail::validateRequest(request); !valid) return valid.error();
    if (options.stop.stop_requested()) return parts::cancelled();
    HttpRequest seen = request;
    if (request.source) {
      if (auto read = parts::drain(*request.source, seen.body); !read) return read.error();
    }
    auto step = take(seen, options);
    if (!step) return step.error();
    auto answered = step->handler(seen);
    if (!answered) return answered;
    const bool cut = step->cut;
    auto delivered = deliver(request, std::move(*answered), cut);
    if (!delivered || !cut) return delivered;
    return parts::lost(request, ErrorKind::network, "the connection was lost within the reply");
  }

 private:
  struct Step {
    Handler handler{};
    bool held = false;
    bool cut = false;
  };

  FakeTransport& add(Handler handler, bool cut) {
    const std::lock_guard lock(mutex_);
    if (script_.empty() || !script_.back().held || script_.back().handler) script_.emplace_back();
    script_.back().handler = std::move(handler);
    script_.back().cut = cut;
    return *this;
  }

  static Handler replyHandler(int status, std::string_view body, std::vector<Header> headers) {
    return [status, body = std::string(body), headers = std::move(headers)](const HttpRequest&) {
      return response(status, body, headers);
    };
  }

  Result<HttpResponse> deliver(const HttpRequest& request, HttpResponse response, bool cut) const {
    if (request.method == "HEAD") response.body.clear();
    if (!request.sink || response.status / 100 != 2) return response;
    if (response.body.empty() && !cut) return response;
    const Body body = std::exchange(response.body, Body());
    auto taken = request.sink->begin(response);
    std::string_view rest = body.view();
    while (taken && !rest.empty()) {
      const std::size_t piece = pieceSize();
      taken = request.sink->write(rest.substr(0, piece));
      rest.remove_prefix(piece < rest.size() ? piece : rest.size());
    }
    if (!taken) return taken.error();
    return response;
  }

  [[nodiscard]] std::size_t pieceSize() const {
    const std::lock_guard lock(mutex_);
    return pieceSize_ ? pieceSize_ : std::string_view::npos;
  }

  /// Remembers the request and waits for its turn.
  Result<Step> take(const HttpRequest& request, const SendOptions& options) {
    std::unique_lock lock(mutex_);
    if (parts::isOver(options))
      return parts::makeError(ErrorKind::timeout, "the deadline passed before anything was sent",
                              true);
    requests_.push_back(request);
    requests_.back().source.reset();
    requests_.back().sink.reset();
    changed_.notify_all();

    const std::size_t number = requests_.size();
    Step step = next();
    if (step.held) {
      const auto released = [this, seen = releases_] { return releases_ != seen; };
      const bool isReleased = wait(lock, options, released);
      if (!isReleased && options.stop.stop_requested()) return parts::cancelled();
      if (!isReleased) return parts::lost(request, ErrorKind::timeout, "the deadline passed");
      if (!step.handler) step = next();
    }
    if (step.handler) return step;
    unexpected_.push_back(parts::nameOf(request));
    return detail::invalidArgument(
        "FakeTransport",
        "no answer is scripted for " + unexpected_.back() + ", request " + std::to_string(number));
  }

  /// True when it is released in time.
  template <class Released>
  bool wait(std::unique_lock<std::mutex>& lock, const SendOptions& options, Released released) {
    while (!released() && !options.stop.stop_requested() && !parts::isOver(options)) {
      // A clock that is moved by hand notifies nobody.
      const auto left = options.timeLeft().value_or(std::chrono::hours(1));
      const auto span = options.clock != nullptr ? std::chrono::milliseconds(2) : left;
      static_cast<void>(changed_.wait_for(lock, options.stop, span, released));
    }
    return released();
  }

  Step next() {
    if (script_.empty()) return {.handler = otherwise_};
    Step step = std::move(script_.front());
    script_.pop_front();
    return step;
  }

  FakeSocket socket_;
  mutable std::mutex mutex_;
  mutable std::condition_variable_any changed_;
  std::deque<Step> script_;
  std::vector<HttpRequest> requests_;
  std::vector<std::string> unexpected_;
  Handler otherwise_;
  std::size_t pieceSize_ = 0;
  std::size_t releases_ = 0;
};

}  // namespace testing
}  // namespace DIRECTUS_NAMESPACE
