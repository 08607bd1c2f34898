#pragma once

#include <functional>
#include <type_traits>
#include <utility>
#include <variant>

#include <directus/core/error.hpp>

namespace directus::inline v0 {

/// A `T` or the `Error` that came instead, with the names of `std::expected`.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Error;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value; throws the `Error` when there is none.
  [[nodiscard]] const T& value() const& {
    if (!has_value()) detail::throwError(*std::get_if<1>(&state_));
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T& value() & {
    if (!has_value()) detail::throwError(*std::get_if<1>(&state_));
    return *std::get_if<0>(&state_);
  }
  /// By value, so that a range-for over a temporary result is safe.
  [[nodiscard]] T value() && {
    if (!has_value()) detail::throwError(*std::get_if<1>(&state_));
    return std::move(*std::get_if<0>(&state_));
  }

  /// Undefined when there is no value, as in `std::expected`.
  [[nodiscard]] const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] T& operator*() & noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] T operator*() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  [[nodiscard]] T* operator->() noexcept { return std::get_if<0>(&state_); }

  /// Undefined when there is a value, as in `std::expected`.
  [[nodiscard]] const Error& error() const noexcept { return *std::get_if<1>(&state_); }

  template <class U>
  [[nodiscard]] T value_or(U&& fallback) const& {
    return has_value() ? **this : static_cast<T>(std::forward<U>(fallback));
  }
  template <class U>
  [[nodiscard]] T value_or(U&& fallback) && {
    return has_value() ? std::move(**this) : static_cast<T>(std::forward<U>(fallback));
  }

  /// Calls `f(value)`, which returns another `Result`; an error passes through.
  template <class F>
  auto and_then(F&& f) && -> std::remove_cvref_t<std::invoke_result_t<F, T>> {
    if (!has_value()) return error();
    return std::invoke(std::forward<F>(f), std::move(*std::get_if<0>(&state_)));
  }

  /// Calls `f(value)` and holds what it returns; an error passes through.
  template <class F>
  auto transform(F&& f) && -> Result<std::remove_cvref_t<std::invoke_result_t<F, T>>> {
    using U = std::remove_cvref_t<std::invoke_result_t<F, T>>;
    if (!has_value()) return error();
    if constexpr (std::is_void_v<U>) {
      std::invoke(std::forward<F>(f), std::move(*std::get_if<0>(&state_)));
      return Result<U>();
    } else {
      return U(std::invoke(std::forward<F>(f), std::move(*std::get_if<0>(&state_))));
    }
  }

 private:
  std::variant<T, Error> state_;
};

/// The outcome of a call that gives nothing back.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  using error_type = Error;

  Result() noexcept = default;
  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return !error_; }
  explicit operator bool() const noexcept { return has_value(); }

  /// Nothing; throws the `Error` when there is one.
  void value() const {
    if (error_) detail::throwError(*error_);
  }
  [[nodiscard]] const Error& error() const noexcept { return *error_; }

  template <class F>
  auto and_then(F&& f) && -> std::remove_cvref_t<std::invoke_result_t<F>> {
    if (error_) return *error_;
    return std::invoke(std::forward<F>(f));
  }
  template <class F>
  auto transform(F&& f) && -> Result<std::remove_cvref_t<std::invoke_result_t<F>>> {
    using U = std::remove_cvref_t<std::invoke_result_t<F>>;
    if (error_) return *error_;
    if constexpr (std::is_void_v<U>) {
      std::invoke(std::forward<F>(f));
      return Result<void>();
    } else {
      return U(std::invoke(std::forward<F>(f)));
    }
  }

 private:
  std::optional<Error> error_;
};

}  // namespace directus::inline v0
