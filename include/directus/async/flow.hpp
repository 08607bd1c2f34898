#pragma once

#include <atomic>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Goes on when a flow has ended.
struct Continuation {
  void (*go)(Continuation&) noexcept = nullptr;
};

/// What the promises of all flows have in common: how a flow ends, and the hand-over to what waits
/// for it, which may come from another thread.
class DIRECTUS_EXPORT FlowPromise {
 public:
  struct Final {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> flow) const noexcept {
      flow.promise().end();
    }
    void await_resume() const noexcept {}
  };

  std::suspend_always initial_suspend() noexcept { return {}; }
  Final final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { thrown_ = std::current_exception(); }

  [[nodiscard]] bool hasEnded() const noexcept;

  /// `next` goes on when the flow ends; false when it has ended already.
  [[nodiscard]] bool attach(Continuation& next) noexcept;

  /// Throws what the flow threw.
  void rethrow();

  [[nodiscard]] const std::exception_ptr& thrown() const noexcept { return thrown_; }

 private:
  /// Nothing of the flow may be touched afterwards: what goes on may destroy it.
  void end() noexcept;

  std::atomic<Continuation*> next_ = nullptr;
  std::exception_ptr thrown_{};
};

template <class T>
class FlowValue : public FlowPromise {
 public:
  template <class U>
  void return_value(U&& value) {
    value_.emplace(std::forward<U>(value));
  }
  T take() {
    rethrow();
    return std::move(*value_);
  }

 private:
  std::optional<T> value_{};
};

template <>
class FlowValue<void> : public FlowPromise {
 public:
  void return_void() noexcept {}
  void take() { rethrow(); }
};

/// A function of the library that may wait: its text is written once, and whether it blocks the
/// thread or goes on later is decided by the `Driver` that it is given. Under a blocking driver
/// every wait is over at once, so that a flow that was begun has ended.
///
/// Lazy. Lifetimes: what is given by reference must outlive the flow.
template <class T>
class [[nodiscard]] Flow {
 public:
  struct promise_type : FlowValue<T> {
    Flow get_return_object() noexcept {
      return Flow(std::coroutine_handle<promise_type>::from_promise(*this));
    }
  };

  explicit Flow(std::coroutine_handle<promise_type> flow) noexcept : flow_(flow) {}
  Flow(Flow&& other) noexcept : flow_(std::exchange(other.flow_, nullptr)) {}
  Flow& operator=(Flow&& other) noexcept {
    std::swap(flow_, other.flow_);
    return *this;
  }
  ~Flow() {
    if (flow_) flow_.destroy();
  }

  /// Runs up to the first wait that is not over at once; true when the flow has ended.
  [[nodiscard]] bool begin() const {
    flow_.resume();
    return flow_.promise().hasEnded();
  }

  /// What the flow ended with, once.
  T take() const { return flow_.promise().take(); }
  [[nodiscard]] FlowPromise& promise() const noexcept { return flow_.promise(); }

  /// A flow waits for another: they share their driver.
  class Awaiter : private Continuation {
   public:
    explicit Awaiter(Flow flow) noexcept : flow_(std::move(flow)) {}
    [[nodiscard]] bool await_ready() const { return flow_.begin(); }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> parent) noexcept {
      parent_ = parent;
      go = [](Continuation& self) noexcept { static_cast<Awaiter&>(self).parent_.resume(); };
      return flow_.promise().attach(*this);
    }
    T await_resume() const { return flow_.take(); }

   private:
    Flow flow_;
    std::coroutine_handle<> parent_{};
  };
  Awaiter operator co_await() && noexcept { return Awaiter(std::move(*this)); }

 private:
  std::coroutine_handle<promise_type> flow_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
