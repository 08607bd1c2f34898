#pragma once

#include <memory>

#include <directus/core/log.hpp>

#include "async/handlers.hpp"
#include "async/helpers.hpp"

namespace DIRECTUS_NAMESPACE::detail {

/// The threads of one client's operations that do not block. Each is started when it is needed.
class Runtime {
 public:
  Runtime(std::shared_ptr<Handlers> handlers, LogSink log, std::shared_ptr<Clock> clock);

  /// Where handlers run.
  void postHandler(Job job) { handlers_->post(std::move(job)); }
  [[nodiscard]] Helpers& helpers() noexcept { return helpers_; }
  [[nodiscard]] const LogSink& log() const noexcept { return log_; }

 private:
  std::shared_ptr<Handlers> handlers_;
  LogSink log_;
  Helpers helpers_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
