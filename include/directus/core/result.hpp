#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include <directus/core/error.hpp>

namespace DIRECTUS_NAMESPACE {

/// A `T` or the `Error` that came instead, with the names of `std::expected`.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Error;

  Result(T value) : value_(std::in_place, std::move(value)) {}
  Result(Error error) : error_(std::in_place, std::move(error)) {}
  /// A new `T`.
  explicit Result(std::in_place_t) : value_(std::in_place) {}

  /// Whether there is a value, and no error.
  [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value; throws the `Error` of a result without a value.
  [[nodiscard]] const T& value() const& {
    require();
    return *value_;
  }
  [[nodiscard]] T& value() & {
    require();
    return *value_;
  }
  /// By value, so that a range-for over a temporary result is safe.
  [[nodiscard]] T value() && {
    require();
    return std::move(*value_);
  }

  /// Undefined when there is no value, as in `std::expected`.
  [[nodiscard]] const T& operator*() const& noexcept { return *value_; }
  [[nodiscard]] T& operator*() & noexcept { return *value_; }
  [[nodiscard]] T operator*() && { return std::move(*value_); }
  [[nodiscard]] const T* operator->() const noexcept { return &*value_; }
  [[nodiscard]] T* operator->() noexcept { return &*value_; }

  /// Undefined when there is a value, as in `std::expected`.
  [[nodiscard]] const Error& error() const noexcept { return *error_; }

  /// The value, or `fallback` where there is an error.
  template <class U>
  [[nodiscard]] T value_or(U&& fallback) const& {
    return has_value() ? *value_ : static_cast<T>(std::forward<U>(fallback));
  }
  template <class U>
  [[nodiscard]] T value_or(U&& fallback) && {
    return has_value() ? std::move(*value_) : static_cast<T>(std::forward<U>(fallback));
  }

  /// Whether there is a value, and it equals `value`.
  template <class U>
    requires std::is_same_v<U, T>
  friend bool operator==(const Result& result, const U& value) {
    return result.has_value() && *result == value;
  }

  /// Calls `f(value)`, which returns another `Result`; an error passes through.
  template <class F>
  auto and_then(F&& f) && -> std::remove_cvref_t<std::invoke_result_t<F, T>> {
    if (!has_value()) return *error_;
    return std::forward<F>(f)(std::move(*value_));
  }

  /// Calls `f(value)` and holds what it returns; an error passes through.
  template <class F>
  auto transform(F&& f) && -> Result<std::remove_cvref_t<std::invoke_result_t<F, T>>> {
    using U = std::remove_cvref_t<std::invoke_result_t<F, T>>;
    if (!has_value()) return *error_;
    if constexpr (std::is_void_v<U>) {
      std::forward<F>(f)(std::move(*value_));
      return Result<U>();
    } else {
      return U(std::forward<F>(f)(std::move(*value_)));
    }
  }

 private:
  void require() const {
    if (!value_) detail::throwError(*error_);
  }

  // One of the two. Two optionals compile in half the time of a variant.
  std::optional<T> value_;
  std::optional<Error> error_;
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
    return std::forward<F>(f)();
  }
  template <class F>
  auto transform(F&& f) && -> Result<std::remove_cvref_t<std::invoke_result_t<F>>> {
    using U = std::remove_cvref_t<std::invoke_result_t<F>>;
    if (error_) return *error_;
    if constexpr (std::is_void_v<U>) {
      std::forward<F>(f)();
      return Result<U>();
    } else {
      return U(std::forward<F>(f)());
    }
  }

 private:
  std::optional<Error> error_;
};

}  // namespace DIRECTUS_NAMESPACE
