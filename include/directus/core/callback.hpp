#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
/// What all callbacks share: one type of pointer, whatever they are called with.
struct CallbackTarget {
  virtual ~CallbackTarget() = default;
};
}  // namespace detail

/// Your function that the library calls: anything callable as `void(Arguments...)`, or empty.
/// Copies share it and are equal to each other, so that what holds one, such as a command, can be
/// compared.
template <class... Arguments>
class Callback {
 public:
  Callback() noexcept = default;
  Callback(std::nullptr_t) noexcept {}

  /// An empty `std::function` makes an empty callback.
  template <class F>
    requires(!std::is_same_v<F, Callback> && std::is_invocable_v<F&, Arguments...>)
  Callback(F f) {
    if constexpr (requires { f.operator bool(); })
      if (!f.operator bool()) return;
    target_ = std::make_shared<TargetOf<F>>(std::move(f));
  }

  explicit operator bool() const noexcept { return target_ != nullptr; }

  /// Undefined behaviour for an empty callback.
  void operator()(Arguments... arguments) const {
    static_cast<Target&>(*target_).call(static_cast<Arguments&&>(arguments)...);
  }

  friend bool operator==(const Callback&, const Callback&) = default;

 private:
  struct Target : detail::CallbackTarget {
    virtual void call(Arguments... arguments) = 0;
  };
  template <class F>
  struct TargetOf final : Target {
    explicit TargetOf(F&& function) : f(std::move(function)) {}
    void call(Arguments... arguments) override { f(static_cast<Arguments&&>(arguments)...); }
    F f;
  };

  std::shared_ptr<detail::CallbackTarget> target_;
};

}  // namespace DIRECTUS_NAMESPACE
