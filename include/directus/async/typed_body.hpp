#pragma once

#include <memory>
#include <utility>

#include <directus/async/operation.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// The body of an `Operation<T>` that is written with its type.
template <class T>
class TypedBody : public OperationBody {
 public:
  virtual Flow<Result<T>> run(Driver& driver) = 0;

  Flow<void> steps(Driver& driver, void* result) final {
    static_cast<std::optional<Result<T>>*>(result)->emplace(co_await run(driver));
  }
};

/// A body that is a function of the driver; `F` returns a `Flow<Result<T>>`.
template <class T, class F>
class FunctionBody final : public TypedBody<T> {
 public:
  FunctionBody(std::shared_ptr<AsyncSlot> slot, F run)
      : slot_(std::move(slot)), run_(std::move(run)) {}
  Flow<Result<T>> run(Driver& driver) override { return run_(driver); }
  std::shared_ptr<AsyncSlot> slot() const override { return slot_; }

 private:
  std::shared_ptr<AsyncSlot> slot_;
  F run_;
};

/// `run` captures all that it needs: it lives until its flow has ended.
template <class T, class F>
[[nodiscard]] Operation<T> operationOf(std::shared_ptr<AsyncSlot> slot, F run) {
  return Operation<T>(PendingBody(new FunctionBody<T, F>(std::move(slot), std::move(run))));
}

}  // namespace DIRECTUS_NAMESPACE::detail
