#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <directus/call/realtime_link.hpp>

#include "call/call.hpp"
#include "live/live_cache.hpp"
#include "live/live_plan.hpp"
#include "live/live_reply.hpp"
#include "live/live_store.hpp"
#include "live/live_view.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Does what `LiveView` decides: reads over REST, listens to the connection of the client, and
/// keeps the cache. One flow, which goes on on helper threads.
class LiveDriver : public std::enable_shared_from_this<LiveDriver> {
 public:
  LiveDriver(LiveRequest request, LivePlan plan, std::shared_ptr<LiveStore> store);

  /// Runs until `stop` or the end of the client.
  Flow<void> run(Driver& driver);

  /// Waits for the first items. Errors: why there are not any.
  Flow<Result<void>> first(Driver& driver);

 private:
  using milliseconds = std::chrono::milliseconds;
  using Lock = std::unique_lock<std::mutex>;

  // The bells (live_bells.cpp).

  void listen();
  void listenTo(const std::string& collection);
  void heard(const std::string& collection, const Ring& ring);
  void heardChange(const std::string& collection, const Ring& ring);
  [[nodiscard]] std::optional<milliseconds> listenDue();
  void listenAgain();
  void stopListening();

  // Reading.

  Flow<void> read(Driver& driver, LiveView::Step step);
  Flow<Result<LiveReply>> send(Driver& driver, CommandRequest request);
  /// False where the whole has to be read instead.
  Flow<Result<bool>> readTouched(Driver& driver, const std::vector<std::string>& keys);
  /// Asks for what has to be known of a list before rows can be put in their places; false where
  /// that cannot be known.
  Flow<Result<bool>> learnOrder(Driver& driver);
  Flow<Result<std::string>> ask(Driver& driver, std::string path);
  [[nodiscard]] Result<void> takeWhole(const LiveReply& reply);
  /// False where the whole has to be read instead.
  [[nodiscard]] Result<bool> takeTouched(const LiveReply& reply,
                                         const std::vector<std::string>& keys);
  [[nodiscard]] Result<ItemList> itemsOf(const LiveReply& reply, bool& isOne) const;
  /// Makes them ready to be shown.
  [[nodiscard]] Result<void> prepare(ItemList list);
  /// Shows what is ready, and only then a status that says so.
  void showPrepared(const LiveStatus& status);
  /// Whether an error of the one item means that it is gone.
  [[nodiscard]] bool isGone(const Error& error) const;

  // The cache.

  void loadCache();
  void saveCache();
  void saveIfDue(bool isLast = false);
  /// When to look again, not later than `until`.
  [[nodiscard]] milliseconds saveDue(std::optional<milliseconds> until) const;

  /// Changes the view, and shows what it then says.
  template <class F>
  void change(F&& apply) {
    store_->show(changed(apply));
    bell_.ring();
  }
  template <class F>
  LiveStatus changed(F&& apply) {
    const std::scoped_lock lock(mutex_);
    apply(view_);
    return view_.status();
  }
  [[nodiscard]] milliseconds now() const { return context_->clock().now(); }
  [[nodiscard]] std::chrono::system_clock::time_point wallNow() const {
    return std::chrono::system_clock::time_point(context_->clock().wallNow());
  }

  const std::shared_ptr<ClientContext> context_;
  const ReadLiveItems read_;
  const std::shared_ptr<LiveStore> store_;
  LivePlan plan_;  // `readsParts` is changed under the lock
  std::optional<LiveCache> cache_;
  const milliseconds interval_;

  std::mutex mutex_;  // of the view and the bells
  LiveView view_;
  Bell bell_;  // something is to be done

  struct Ear {
    std::shared_ptr<void> listener{};
    bool hears = false;
    bool isOver = false;
    std::optional<Error> why{};
  };
  std::map<std::string, Ear> ears_;
  milliseconds lastCall_{};

  // Of the flow alone.
  std::string etag_;
  bool knowsOrder_ = false;
  bool hasItems_ = false;
  std::optional<LiveSnapshot> prepared_;
  bool isUnsaved_ = false;
  std::optional<milliseconds> savedAt_;
  std::optional<milliseconds> cachedAt_;  // when the cache was loaded; read by `first`
};

/// Whether Directus said no, and not only "not now".
[[nodiscard]] bool isRefusal(const Error& error) noexcept;

}  // namespace DIRECTUS_NAMESPACE::detail
