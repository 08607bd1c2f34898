#pragma once

#include <directus/version.hpp>

#include "async/callback_thread.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// Where handlers of one client run: its executor, else a thread of the library.
///
/// Thread safety: all members.
class Handlers {
 public:
  explicit Handlers(Executor executor) : executor_(std::move(executor)) {}

  [[nodiscard]] bool hasExecutor() const noexcept { return static_cast<bool>(executor_); }
  [[nodiscard]] const Executor& executor() const noexcept { return executor_; }
  void post(Job job) {
    if (executor_)
      executor_(std::move(job));
    else
      thread_.post(std::move(job));
  }

 private:
  Executor executor_;
  CallbackThread thread_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
