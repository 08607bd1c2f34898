#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

#include <directus/version.hpp>

#include "http/curl/connections.hpp"
#include "http/curl/handles.hpp"
#include "http/curl/loop.hpp"
#include "http/curl/loop_sockets.hpp"
#include "http/curl/socket_mail.hpp"
#include "http/curl/transfer.hpp"
#include "http/exchange.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// What the thread of a loop works on. All but the inbox belongs to that thread alone.
class CurlLoop::State : public SocketDesk {
 public:
  using Clock = CurlTransfer::Clock;

  State(HttpOptions options, std::shared_ptr<BodyPool> bodies, MultiHandle multi);

  // From any thread.
  void push(const HttpRequest& request, const SendOptions& limits, SendHandler done);
  void look(std::shared_ptr<SocketMail> mail) override;
  using SocketsMaker = std::unique_ptr<LoopSockets> (*)(const HttpOptions& options,
                                                        CurlConnections& connections, CURLM* multi);
  /// Called before the first `look`.
  void prepareSockets(SocketsMaker make);
  void stop();

  /// The thread.
  void run();

 private:
  /// One request, from `push` to `done`.
  struct Entry {
    Entry(const HttpRequest& what, const SendOptions& how, SendHandler then)
        : request(what), limits(how), done(std::move(then)) {}

    const HttpRequest& request;
    const SendOptions& limits;
    SendHandler done;
    std::uint64_t number = 0;
    std::optional<Exchange> exchange{};
    std::unique_ptr<CurlTransfer> transfer{};  ///< null while it waits for its turn
  };
  using Number = std::uint64_t;
  using Mails = std::vector<std::shared_ptr<SocketMail>>;

  /// Wakes the thread to look at an entry whose stop was requested.
  struct Stop {
    State& state;
    Number number;
    void operator()() const noexcept { state.pushStopped(number); }
  };
  struct Waiting {
    explicit Waiting(std::unique_ptr<Entry> what) : entry(std::move(what)) {}
    std::unique_ptr<Entry> entry;
    std::optional<std::stop_callback<Stop>> stop{};
  };
  struct Look {
    Clock::time_point at;
    Number number;
  };

  void pushStopped(Number number) noexcept;
  /// Does what there is to do; false at the end.
  bool turn();
  [[nodiscard]] bool isOver();
  void takeInbox();
  void wait();
  /// Under the lock.
  [[nodiscard]] Mails takeMails();
  void lookAt(const Mails& mails);
  void endMails();
  void wake();
  void accept(std::unique_ptr<Entry> entry);
  void beginMore();
  /// Puts an entry on a transfer; false when that failed and the entry has ended.
  bool begin(Entry& entry);
  bool attach(Entry& entry);
  static void preferStreams(CURL* handle, bool waits);
  void perform();
  void takeFinished();
  void lookAtDue();
  void lookAt(Number number, Clock::time_point now);
  void lookAgain(Number number, Clock::time_point at);
  [[nodiscard]] std::chrono::milliseconds lookAgainAfter(const Entry& entry) const;
  void end(Number number, Result<HttpResponse> result);
  /// Takes the transfer off the entry, for the next one.
  void detach(Entry& entry);
  void endAll(const Error& why);
  /// When something is to be done at the latest.
  [[nodiscard]] Clock::time_point due() const;
  [[nodiscard]] std::size_t mostAtOnce() const noexcept;
  /// One that waits for its turn has it.
  [[nodiscard]] bool canBegin() const noexcept {
    return !queue_.empty() && active_.size() < mostAtOnce();
  }

  const HttpOptions options_;
  const std::shared_ptr<BodyPool> bodies_;
  CurlConnections connections_;
  MultiHandle multi_;  // outlives the easy handles
  std::unique_ptr<LoopSockets> sockets_ = std::make_unique<LoopSockets>();

  std::mutex mutex_;
  std::vector<std::unique_ptr<Entry>> inbox_;
  std::vector<Number> stopped_;
  Mails mails_;
  std::unique_ptr<LoopSockets> newSockets_;  // for the thread to take before it looks at `mails_`
  bool hasSockets_ = false;
  bool isWaiting_ = false;  // in curl_multi_poll: it has to be woken
  bool isStopped_ = false;
  bool hasEnded_ = false;

  std::unordered_map<Number, Waiting> entries_;
  std::unordered_map<CURL*, Number> active_;
  std::deque<Number> queue_;  // they wait for their turn
  std::vector<Look> looks_;   // a heap, the earliest first
  std::vector<std::unique_ptr<CurlTransfer>> idle_;
  Number last_ = 0;
  bool sharesConnections_ = false;  // the server speaks HTTP/2
};

}  // namespace DIRECTUS_NAMESPACE::detail
