#pragma once

#include <directus/core/operation.hpp>

#include "core/contained.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The task of an `Operation<T>` that is written with its type.
template <class T>
class TypedTask : public OperationTask {
 public:
  virtual Result<T> run() = 0;

  void run(void* result) final {
    static_cast<std::optional<Result<T>>*>(result)->emplace(
        contained<T>("the call", [this] { return run(); }));
  }
};

}  // namespace DIRECTUS_NAMESPACE::detail
