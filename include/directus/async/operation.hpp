#pragma once

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

#include <directus/async/coroutine.hpp>
#include <directus/async/scope.hpp>
#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {

template <class>
inline constexpr bool forgotGet = false;

/// The iterator of a loop over an operation: it only makes the compiler say what is missing.
struct ForgottenGet {
  template <class Other>
  bool operator!=(const Other&) const {
    static_assert(forgotGet<Other>,
                  "directus: this is an operation, not yet its result: write .get() behind the "
                  "call, or co_await it, and loop over the result");
    return false;
  }
  ForgottenGet& operator++();
  ForgottenGet& operator*();
  template <class Item>
  operator const Item&() const;
};

}  // namespace detail

/// A call that has not happened yet: every client function returns one. It is also what a coroutine
/// of the program returns that awaits such calls.
///
/// Lazy: nothing is sent before `get`, `result`, `start` or `co_await`. Single use: a second one is
/// `invalidArgument`. One that is dropped without being run says so in the client's log.
///
/// A coroutine that is run by `get` or `result` runs wholly on the caller's thread. One that is
/// started runs on that thread up to its first `co_await`, and goes on where handlers run.
///
/// Cancellation: `RequestOptions::stop`, the end of the client, `Running::cancel`, the end of a
/// `Scope`.
/// Lifetimes: the client may be moved or destroyed first; then the operation ends `cancelled`. What
/// a coroutine is given by reference must outlive it: give it `client.share()`.
/// Thread safety: an operation belongs to one thread at a time.
template <class T>
class [[nodiscard(
    "directus: an operation does nothing until .get(), .result(), .start(...) or "
    "co_await")]] Operation {
 public:
  using value_type = T;
  using promise_type = detail::OperationPromise<T>;

  explicit Operation(detail::PendingBody body) noexcept : body_(std::move(body)) {}

  /// Does it and waits; gives the value or throws `Error`.
  T get() {
    std::optional<Result<T>> result;
    if (!body_.run(&result)) detail::throwError(detail::operationUsedTwice());
    return (*std::move(result)).value();
  }

  /// Does it and waits; never throws an `Error`.
  [[nodiscard]] Result<T> result() {
    std::optional<Result<T>> result;
    if (!body_.run(&result)) return detail::operationUsedTwice();
    return *std::move(result);
  }

  /// Does it without waiting: `handler(Result<T>)` is called once, on the executor of this
  /// operation or of the client, else on the callback thread of the library; never before `start`
  /// returns. When the client dies first, it gets `cancelled`.
  ///
  /// What a handler throws goes to the log. A handler may destroy the client.
  template <class Handler>
  Running start(Handler handler) {
    return detail::startOperation(
        std::move(body_),
        std::make_shared<detail::HandlerCompletion<T, Handler>>(std::move(handler)), nullptr);
  }

  /// The same, but once the scope is gone the handler is not called at all, and the call is
  /// cancelled.
  template <class Handler>
  Running start(const Scope& scope, Handler handler) {
    return detail::startOperation(
        std::move(body_),
        std::make_shared<detail::HandlerCompletion<T, Handler>>(std::move(handler)), &scope);
  }

  /// `co_await operation.asResult()` gives a `Result<T>` and throws no `Error`.
  [[nodiscard]] detail::AsResult<T> asResult() noexcept { return {std::move(*this)}; }

  /// Calls the handler, or goes on with the coroutine, on that executor instead of the client's.
  Operation on(Executor executor) {
    if (body_.get()) body_.get()->executor = std::move(executor);
    return std::move(*this);
  }

  /// It is not wanted any more: it is dropped without a line in the log.
  void discard() noexcept { body_.discard(); }

  template <class X = T>
  detail::ForgottenGet begin() const;
  template <class X = T>
  detail::ForgottenGet end() const;
  template <class X = T>
  X* operator->() const {
    static_assert(detail::forgotGet<X>,
                  "directus: this is an operation, not yet its result: write .get() behind the "
                  "call, or co_await it");
    return nullptr;
  }

  /// For this library's own use: what it will do.
  [[nodiscard]] detail::PendingBody body() && noexcept { return std::move(body_); }

 private:
  detail::PendingBody body_;
};

/// `co_await` gives the value or throws `Error`. (No member: QCoro looks for those of lvalues.)
template <class T>
auto operator co_await(Operation<T>&& operation) noexcept {
  return detail::ForeignAwaiter<T, false>(std::move(operation).body());
}

}  // namespace DIRECTUS_NAMESPACE
