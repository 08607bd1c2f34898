#pragma once

#include <directus/adapters/asio_library.hpp>

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <directus/adapters/asio_gate.hpp>
#include <directus/async/operation.hpp>

// For programs on Asio, standalone or Boost's.

namespace DIRECTUS_NAMESPACE {

namespace detail {
inline namespace DIRECTUS_ASIO_FLAVOUR {

/// One operation whose end an Asio handler waits for.
template <class T, bool asResult, class Handler>
class AsioCall final : public ResultCompletion<T>, public AsioPending {
 public:
  explicit AsioCall(Handler handler)
      : handler_(std::move(handler)), work_(net::get_associated_executor(*handler_)) {}

  static void start(Handler handler, PendingBody body) {
    const auto call = std::make_shared<AsioCall>(std::move(handler));
    if constexpr (hasExecutor) {
      const AsioTarget target(net::get_associated_executor(*call->handler_));
      if (body.get() != nullptr) body.get()->executor = target.executor();
      call->gate_ = target.gate();
      if (!call->gate_->add(call)) return;
    }
    call->watchForCancel();
    startOperation(std::move(body), call, nullptr, &call->running_);
  }

  void deliver(const std::exception_ptr& thrown) override {
    if (gate_ && !gate_->remove(*this)) return;
#if DIRECTUS_ASIO_HAS_CANCELLATION
    net::get_associated_cancellation_slot(*handler_).clear();
#endif
    const auto work = std::move(work_);
    auto handler = *std::move(handler_);
    handler_.reset();
    const auto executor = net::get_associated_executor(handler);
    try {
      call(std::move(handler), thrown);
    } catch (...) {
      // As with Asio's own operations it comes out of `run`.
      net::post(executor, [what = std::current_exception()] { std::rethrow_exception(what); });
    }
  }

  void abandon() noexcept override {
    running_.cancel();
    work_.reset();
    handler_.reset();
  }

 private:
  /// Without an executor of the handler it is called where the operation's handlers run.
  static constexpr bool hasExecutor =
      !std::is_same_v<net::associated_executor_t<Handler>, net::system_executor>;

  void watchForCancel() {
#if DIRECTUS_ASIO_HAS_CANCELLATION
    auto slot = net::get_associated_cancellation_slot(*handler_);
    if (!slot.is_connected()) return;
    slot.assign(
        [call = std::weak_ptr<AsioPending>(this->weak_from_this())](net::cancellation_type kind) {
          if (kind == net::cancellation_type::none) return;
          if (const auto pending = call.lock()) static_cast<AsioCall&>(*pending).running_.cancel();
        });
#endif
  }

  void call(Handler&& handler, const std::exception_ptr& thrown) {
    if constexpr (asResult) {
      if (thrown) this->fail(errorOf(thrown));
      std::move(handler)(*std::move(this->result_));
    } else if constexpr (std::is_void_v<T>) {
      std::move(handler)(failure(thrown));
    } else {
      if (auto failed = failure(thrown))
        std::move(handler)(std::move(failed), T());
      else
        std::move(handler)(nullptr, (*std::move(this->result_)).value());
    }
  }

  std::exception_ptr failure(const std::exception_ptr& thrown) const {
    if (thrown) return thrown;
    return *this->result_ ? nullptr : std::make_exception_ptr(this->result_->error());
  }

  std::optional<Handler> handler_;
  std::optional<net::executor_work_guard<net::associated_executor_t<Handler>>> work_;
  std::shared_ptr<AsioGate> gate_{};
  Running running_{};
};

template <class T, bool asResult>
struct AsioSignature {
  using type = void(std::exception_ptr, T);
};
template <>
struct AsioSignature<void, false> {
  using type = void(std::exception_ptr);
};
template <class T>
struct AsioSignature<T, true> {
  using type = void(Result<T>);
};

/// `use_future` and others can be called, too, but not to call something back.
template <class T, class Token>
inline constexpr bool isCallbackOf = [] {
  if constexpr (std::is_invocable_v<Token, Result<T>>)
    return std::is_void_v<std::invoke_result_t<Token, Result<T>>>;
  else
    return false;
}();

template <class T, bool asResult, class Token>
auto startForAsio(PendingBody body, Token& token) {
  return net::async_initiate<Token, typename AsioSignature<T, asResult>::type>(
      [](auto handler, PendingBody started) {
        AsioCall<T, asResult, decltype(handler)>::start(std::move(handler), std::move(started));
      },
      token, std::move(body));
}

}  // namespace DIRECTUS_ASIO_FLAVOUR
}  // namespace detail

inline namespace DIRECTUS_ASIO_FLAVOUR {

/// Handlers and coroutines go on there: `ClientOptions::executor` and `Operation::on` take it. It
/// takes what `asio::post` takes: an executor (also a strand), or a context.
///
///     asio::io_context io;
///     auto client = createDirectus(url, {.executor = asioExecutor(io)}).with(rest());
///
/// It does not keep `io.run()` from returning when the context has nothing else to do; `async`
/// does. Of several threads that run one context, any may call a handler: give it a strand.
/// Lifetimes: the context may be destroyed first; then its handlers are not called any more.
template <class Target>
[[nodiscard]] Executor asioExecutor(Target&& target) {
  if constexpr (std::is_convertible_v<Target&, detail::net::execution_context&>)
    return detail::AsioTarget(target.get_executor()).executor();
  else
    return detail::AsioTarget(std::forward<Target>(target)).executor();
}

/// Starts an operation the way Asio starts its own: with any of its completion tokens.
///
///     const auto cards = co_await async(client.request(command), asio::use_awaitable);
///     std::future<std::vector<Card>> later = async(client.request(command), asio::use_future);
///     async(client.request(command), [](Result<std::vector<Card>> cards) { … });
///
/// A callback `void(Result<T>)` gets the result; every other token gets the value or throws
/// `Error`. Where the handler has an executor (a coroutine has) it is called there, else where the
/// client's handlers are. Until then its context has work. What it throws comes out of the
/// context's `run`.
///
/// Cancellation: Asio's cancellation slots end the operation with `cancelled` (Asio ≥ 1.20, Boost ≥
/// 1.77), besides all that ends every operation.
/// Lifetimes: a handler is destroyed, and not called, when its context is destroyed first.
template <class T, class Token>
  requires(std::is_void_v<T> || std::is_default_constructible_v<T> ||
           detail::isCallbackOf<T, std::decay_t<Token>>)
auto async(Operation<T>&& operation, Token&& token) {
  return detail::startForAsio<T, detail::isCallbackOf<T, std::decay_t<Token>>>(
      std::move(operation).body(), token);
}
template <class T, class Token>
auto async(Operation<T>& operation, Token&& token) {
  return async(std::move(operation), token);
}

/// The same with a `Result<T>` for every token: it throws no `Error`. For values that cannot be
/// made from nothing, which Asio wants in case of an error, it is the only way.
template <class T, class Token>
auto async(detail::AsResult<T>&& awaited, Token&& token) {
  return detail::startForAsio<T, true>(std::move(awaited.operation).body(), token);
}

}  // namespace DIRECTUS_ASIO_FLAVOUR
}  // namespace DIRECTUS_NAMESPACE
