#pragma once

#include <atomic>
#include <coroutine>
#include <memory>
#include <type_traits>
#include <utility>

#include <directus/async/completion.hpp>
#include <directus/async/operation_body.hpp>
#include <directus/async/scope.hpp>

// How `Operation<T>` is awaited, and how it is what a coroutine returns.

namespace DIRECTUS_NAMESPACE {

template <class T>
class Operation;

namespace detail {

template <class T, bool asResult>
class ForeignAwaiter;

template <class T>
struct AsResult {
  Operation<T> operation;
};
template <class T>
auto operator co_await(AsResult<T>&& awaited) noexcept {
  return ForeignAwaiter<T, true>(std::move(awaited.operation).body());
}

/// Goes on with a coroutine of the program where its handlers run.
DIRECTUS_EXPORT void resumeLater(Driver& driver, std::coroutine_handle<> flow) noexcept;

/// An operation is awaited in a coroutine that is an `Operation` itself: both have one driver.
class DIRECTUS_EXPORT NestedWait : private Continuation {
 public:
  NestedWait(Driver& driver, PendingBody body) noexcept : driver_(driver), body_(std::move(body)) {}

 protected:
  /// False when the operation was run before.
  bool begin(void* result);
  bool attach(std::coroutine_handle<> parent) noexcept;
  void rethrow() const;

  bool isEnded_ = false;

 private:
  Driver& driver_;
  PendingBody body_;
  std::unique_ptr<OperationBody> running_{};
  std::optional<Flow<void>> flow_{};
  std::coroutine_handle<> parent_{};
};

template <class T, bool asResult>
class NestedAwaiter : private NestedWait {
 public:
  using NestedWait::NestedWait;

  [[nodiscard]] bool await_ready() {
    if (!begin(&result_)) result_.emplace(operationUsedTwice());
    return isEnded_;
  }
  [[nodiscard]] bool await_suspend(std::coroutine_handle<> parent) noexcept {
    return attach(parent);
  }
  std::conditional_t<asResult, Result<T>, T> await_resume() {
    rethrow();
    if constexpr (asResult)
      return *std::move(result_);
    else
      return (*std::move(result_)).value();
  }

 private:
  std::optional<Result<T>> result_{};
};

/// The promise of a coroutine that returns an `Operation`.
template <class T>
class OperationPromiseBase : public FlowPromise {
 public:
  template <class U>
  auto await_transform(Operation<U> operation) noexcept {
    return NestedAwaiter<U, false>(*driver, std::move(operation).body());
  }
  template <class U>
  auto await_transform(AsResult<U> awaited) noexcept {
    return NestedAwaiter<U, true>(*driver, std::move(awaited.operation).body());
  }
  /// Anything else that can be awaited.
  template <class A>
  A&& await_transform(A&& awaitable) noexcept {
    return static_cast<A&&>(awaitable);
  }

  Operation<T> get_return_object();

  Driver* driver = nullptr;
  std::optional<Result<T>>* result = nullptr;
};

template <class T>
class OperationPromise : public OperationPromiseBase<T> {
 public:
  template <class U>
  void return_value(U&& value) {
    this->result->emplace(std::forward<U>(value));
  }
};

template <>
class OperationPromise<void> : public OperationPromiseBase<void> {
 public:
  void return_void() { result->emplace(); }
};

/// The `Error` that was thrown; any other exception is thrown on.
[[nodiscard]] DIRECTUS_EXPORT Error thrownError(const std::exception_ptr& thrown);

/// Owns a coroutine that returns an `Operation<T>`, and runs it.
template <class T>
class CoroutineBody final : public OperationBody {
 public:
  using Handle = std::coroutine_handle<OperationPromise<T>>;

  explicit CoroutineBody(Handle flow) noexcept : flow_(flow) {}
  CoroutineBody(const CoroutineBody&) = delete;
  CoroutineBody& operator=(const CoroutineBody&) = delete;
  ~CoroutineBody() override { flow_.destroy(); }

  Flow<void> steps(Driver& driver, void* result) override {
    auto& slot = *static_cast<std::optional<Result<T>>*>(result);
    flow_.promise().driver = &driver;
    flow_.promise().result = &slot;
    co_await Run{flow_};
    if (flow_.promise().thrown()) slot.emplace(thrownError(flow_.promise().thrown()));
  }

 private:
  struct Run : Continuation {
    explicit Run(Handle coroutine) noexcept : flow(coroutine) {}
    Handle flow;
    std::coroutine_handle<> parent{};
    [[nodiscard]] bool await_ready() const {
      flow.resume();
      return flow.promise().hasEnded();
    }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> waiting) noexcept {
      parent = waiting;
      this->go = [](Continuation& self) noexcept { static_cast<Run&>(self).parent.resume(); };
      return flow.promise().attach(*this);
    }
    void await_resume() const noexcept {}
  };

  Handle flow_;
};

template <class T>
Operation<T> OperationPromiseBase<T>::get_return_object() {
  auto& promise = static_cast<OperationPromise<T>&>(*this);
  return Operation<T>(PendingBody(
      new CoroutineBody<T>(std::coroutine_handle<OperationPromise<T>>::from_promise(promise))));
}

/// Runs a body without blocking. `scope` may be null; `before` is the handle, set before it begins.
DIRECTUS_EXPORT Running startOperation(PendingBody body, std::shared_ptr<Completion> completion,
                                       const Scope* scope, Running* before = nullptr);

/// Goes on with somebody else's coroutine, unless that has gone.
template <class T>
class ForeignCompletion final : public ResultCompletion<T> {
 public:
  explicit ForeignCompletion(std::coroutine_handle<> flow) noexcept : flow_(flow.address()) {}

  void deliver(const std::exception_ptr& thrown) override {
    thrown_ = thrown;
    if (void* const waiting = flow_.exchange(nullptr))
      std::coroutine_handle<>::from_address(waiting).resume();
  }
  Result<T> take() {
    if (thrown_) std::rethrow_exception(thrown_);
    return *std::move(this->result_);
  }
  void forget() noexcept { flow_ = nullptr; }

 private:
  std::atomic<void*> flow_;
  std::exception_ptr thrown_{};
};

/// An operation is awaited in somebody else's coroutine: it runs by itself, and goes on with the
/// coroutine where its handlers run.
template <class T, bool asResult>
class ForeignAwaiter {
 public:
  explicit ForeignAwaiter(PendingBody body) noexcept : body_(std::move(body)) {}
  ForeignAwaiter(ForeignAwaiter&&) noexcept = default;
  ForeignAwaiter& operator=(ForeignAwaiter&&) = delete;
  ~ForeignAwaiter() {
    if (!completion_) return;
    completion_->forget();
    running_.cancel();
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> flow) {
    completion_ = std::make_shared<ForeignCompletion<T>>(flow);
    // The coroutine may go on, and this die, before the call returns.
    startOperation(std::move(body_), completion_, nullptr, &running_);
  }
  std::conditional_t<asResult, Result<T>, T> await_resume() {
    if constexpr (asResult)
      return completion_->take();
    else
      return completion_->take().value();
  }

 private:
  PendingBody body_;
  std::shared_ptr<ForeignCompletion<T>> completion_{};
  Running running_{};
};

}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
