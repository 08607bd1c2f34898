#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// What is done with the result of an operation that does not block.
class DIRECTUS_EXPORT Completion {
 public:
  virtual ~Completion();

  /// An empty `std::optional<Result<T>>`, for the flow to fill.
  [[nodiscard]] virtual void* result() noexcept = 0;
  virtual void fail(const Error& error) = 0;
  /// Hands the result over, where handlers run. `thrown`: what the flow threw instead.
  virtual void deliver(const std::exception_ptr& thrown) = 0;
};

/// An exception that nobody is there to catch, as an error.
[[nodiscard]] DIRECTUS_EXPORT Error errorOf(const std::exception_ptr& thrown);

template <class T>
class ResultCompletion : public Completion {
 public:
  void* result() noexcept override { return &result_; }
  void fail(const Error& error) override { result_.emplace(error); }

 protected:
  std::optional<Result<T>> result_{};
};

/// Calls a handler.
template <class T, class Handler>
class HandlerCompletion final : public ResultCompletion<T> {
 public:
  explicit HandlerCompletion(Handler handler) : handler_(std::move(handler)) {}
  void deliver(const std::exception_ptr& thrown) override {
    if (thrown) this->fail(errorOf(thrown));
    handler_(*std::move(this->result_));
  }

 private:
  Handler handler_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
