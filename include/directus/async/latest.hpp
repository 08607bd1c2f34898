#pragma once

#include <memory>
#include <utility>

#include <directus/async/operation.hpp>

namespace DIRECTUS_NAMESPACE {

/// Of several calls only the last counts, as in search as you type: a new one cancels the one
/// before, whose handler is not called any more.
///
///     Latest search_{scope_};
///     search_.start(client.request(…), [this](Result<std::vector<Card>> cards) { … });
///
/// Thread safety: use it where its handlers run.
class DIRECTUS_EXPORT Latest {
 public:
  Latest();
  /// Nothing is called once `scope` is gone, either.
  explicit Latest(const Scope& scope);
  Latest(const Latest&) = delete;
  Latest& operator=(const Latest&) = delete;
  ~Latest();

  /// Starts it, and lets go of the one before.
  template <class T, class Handler>
  Running start(Operation<T> operation, Handler handler) {
    return operation.start(next(), std::move(handler));
  }

  /// Lets go of the one that runs.
  void cancel();

 private:
  const Scope& next();

  std::shared_ptr<detail::ScopeState> parent_;
  std::unique_ptr<Scope> current_;
};

}  // namespace DIRECTUS_NAMESPACE
