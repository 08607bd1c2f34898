#pragma once

#include <cstddef>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <directus/async/typed_body.hpp>
#include <directus/commands/key.hpp>
#include <directus/query/query.hpp>
#include <directus/realtime/change.hpp>
#include <directus/realtime/realtime_options.hpp>

namespace DIRECTUS_NAMESPACE {

/// Which changes a subscription is about.
enum class ItemEvent { all, create, update, delete_ };

/// What to subscribe to; the names are those of the JS SDK.
template <class Model = void>
struct SubscribeOptions {
  ItemEvent event = ItemEvent::all;
  /// Of one item. A change that was made to several items at once, or over a socket by a number,
  /// does not reach it where keys are numbers: rather filter by the key.
  std::optional<Key> item{};
  Query<Model> query{};
  std::string uid{};  ///< what `Change::uid` says; empty: one is made. It is never sent as it is.

  // Empty: as the options of `realtime` say.

  std::optional<std::size_t> queue{};
  std::optional<Overflow> overflow{};
  std::optional<bool> recover{};
};

namespace detail {

class SubscriptionState;

/// A change as it came; read where it is taken.
struct RawChange {
  ChangeEvent event{};
  std::string data{};  ///< JSON: a list, an item, keys; "" if none
  std::optional<GapReason> reason{};
  bool isRecovered = false;
  std::optional<std::int64_t> totalCount{};
  std::optional<std::int64_t> filterCount{};
};

/// One subscription; ends it when it dies. Compiled, whatever its items are.
class DIRECTUS_EXPORT SubscriptionHandle {
 public:
  explicit SubscriptionHandle(std::shared_ptr<SubscriptionState> state) noexcept;
  SubscriptionHandle(SubscriptionHandle&&) noexcept;
  SubscriptionHandle& operator=(SubscriptionHandle&&) noexcept;
  ~SubscriptionHandle();

  [[nodiscard]] const std::shared_ptr<SubscriptionState>& state() const noexcept { return state_; }
  [[nodiscard]] std::shared_ptr<AsyncSlot> slot() const;
  [[nodiscard]] const std::string& uid() const noexcept;
  [[nodiscard]] std::optional<Error> endReason() const;
  void unsubscribe() noexcept;

 private:
  std::shared_ptr<SubscriptionState> state_;  // null when moved from
};

/// Waits for the next change and fills `change`, which is empty; false at the end.
DIRECTUS_EXPORT Flow<Result<bool>> takeChange(std::shared_ptr<SubscriptionState> state,
                                              Driver& driver, const ChangeOps& ops,
                                              ChangeHead& change);

template <class T>
Flow<Result<std::optional<Change<T>>>> nextChange(std::shared_ptr<SubscriptionState> state,
                                                  Driver& driver) {
  std::optional<Change<T>> change(std::in_place);
  const auto taken = co_await takeChange(std::move(state), driver, ChangeOpsFor<T>::ops, *change);
  if (!taken) co_return taken.error();
  if (!*taken) change.reset();
  co_return change;
}

/// Gets the changes of a subscription.
class DIRECTUS_EXPORT ChangeConsumer {
 public:
  virtual ~ChangeConsumer();

  /// Where the next one is to be read.
  [[nodiscard]] virtual ChangeHead& add() = 0;
  /// It could not be read.
  virtual void failLast(const Error& error) = 0;
  /// The subscription has ended.
  virtual void end(const Error& error) = 0;
  /// Hands over the first one that was read, where handlers run; false when all were.
  virtual bool callNext() = 0;
};

template <class T, class Handler>
class HandlerConsumer final : public ChangeConsumer {
 public:
  explicit HandlerConsumer(Handler handler) : handler_(std::move(handler)) {}

  ChangeHead& add() override { return *read_.emplace_back(std::in_place); }
  void failLast(const Error& error) override { read_.back() = Result<Change<T>>(error); }
  void end(const Error& error) override { read_.emplace_back(error); }
  bool callNext() override {
    if (read_.empty()) return false;
    Result<Change<T>> change = std::move(read_.front());
    read_.pop_front();
    handler_(std::move(change));
    return true;
  }

 private:
  Handler handler_;
  std::deque<Result<Change<T>>> read_{};
};

/// Calls the consumer with one change after the other, until the subscription or the scope ends.
DIRECTUS_EXPORT void consumeChanges(std::shared_ptr<SubscriptionState> state, const ChangeOps& ops,
                                    std::unique_ptr<ChangeConsumer> consumer, const Scope* scope);

}  // namespace detail

/// The changes of a collection, from `client.subscribe`: asked for the next one, gone through in a
/// loop that waits, or handed to a handler.
///
/// It stays whatever becomes of the connection, and says by a `gap` where changes may be missing.
/// It ends when Directus refuses it, when the connection is given up, and with the client.
/// Lifetimes: the destructor unsubscribes.
/// Thread safety: belongs to one thread at a time, and has one operation at a time; `unsubscribe`
/// may be called from any thread.
template <class T>
class [[nodiscard("directus: a subscription that is let go of ends")]] Subscription {
 public:
  explicit Subscription(detail::SubscriptionHandle handle) noexcept : handle_(std::move(handle)) {}

  /// The next change; empty after `unsubscribe`.
  ///
  /// Errors: `decode` for a change that does not fit `T`, after which the next one can be asked
  /// for; any other one is the reason of the end, as in `endReason`.
  Operation<std::optional<Change<T>>> next() {
    return detail::operationOf<std::optional<Change<T>>>(
        handle_.slot(), [state = handle_.state()](detail::Driver& driver) {
          return detail::nextChange<T>(state, driver);
        });
  }

  /// Waits for changes; ends after `unsubscribe`, and throws the `Error` of any other end.
  class iterator {
   public:
    using value_type = Change<T>;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;

    explicit iterator(Subscription& changes) : changes_(&changes), change_(changes.next().get()) {}

    Change<T>& operator*() const noexcept { return *change_; }
    Change<T>* operator->() const noexcept { return &*change_; }
    iterator& operator++() {
      change_ = changes_->next().get();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const noexcept { return !change_; }

   private:
    Subscription* changes_;
    mutable std::optional<Change<T>> change_;
  };

  iterator begin() { return iterator(*this); }
  std::default_sentinel_t end() const noexcept { return {}; }

  /// From now on `handler(Result<Change<T>>)` gets each change where handlers run, one after the
  /// other; a change that cannot be read as an error, and at last the reason of the end. After
  /// `unsubscribe` it is not called any more.
  template <class Handler>
  void onChange(Handler handler) {
    detail::consumeChanges(
        handle_.state(), detail::ChangeOpsFor<T>::ops,
        std::make_unique<detail::HandlerConsumer<T, Handler>>(std::move(handler)), nullptr);
  }

  /// The same until the scope is gone.
  template <class Handler>
  void onChange(const Scope& scope, Handler handler) {
    detail::consumeChanges(
        handle_.state(), detail::ChangeOpsFor<T>::ops,
        std::make_unique<detail::HandlerConsumer<T, Handler>>(std::move(handler)), &scope);
  }

  /// Ends it at once, in whatever state the connection is; may be called again. What was not taken
  /// yet is thrown away.
  void unsubscribe() noexcept { handle_.unsubscribe(); }

  /// What `Change::uid` says.
  [[nodiscard]] const std::string& uid() const noexcept { return handle_.uid(); }

  /// Why it has ended; empty while it lasts, and after `unsubscribe`.
  [[nodiscard]] std::optional<Error> endReason() const { return handle_.endReason(); }

 private:
  detail::SubscriptionHandle handle_;
};

}  // namespace DIRECTUS_NAMESPACE
