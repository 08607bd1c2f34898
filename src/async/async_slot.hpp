#pragma once

#include <memory>
#include <mutex>

#include <directus/async/executor.hpp>
#include <directus/core/clock.hpp>
#include <directus/core/log.hpp>

#include "async/handlers.hpp"
#include "core/process.hpp"

namespace DIRECTUS_NAMESPACE::detail {

class Runtime;

/// What operations of one client that do not block have in common. The threads are made when the
/// first of them is started, so that a program that only blocks has none of them.
class AsyncSlot {
 public:
  AsyncSlot(Executor executor, LogSink log, std::shared_ptr<Clock> clock)
      : handlers_(std::make_shared<Handlers>(std::move(executor))),
        log_(std::move(log)),
        clock_(std::move(clock)) {}

  [[nodiscard]] const std::shared_ptr<Handlers>& handlers() const noexcept { return handlers_; }
  [[nodiscard]] const LogSink& log() const noexcept { return log_; }

  /// The threads, made when they are first needed. In a forked child they are others: those of the
  /// parent are not there.
  [[nodiscard]] std::shared_ptr<Runtime> runtime();

 private:
  const std::shared_ptr<Handlers> handlers_;
  const LogSink log_;
  const std::shared_ptr<Clock> clock_;
  const HomeProcess home_;
  std::mutex mutex_;
  std::shared_ptr<Runtime> runtime_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
