#pragma once

#include <memory>

#include <directus/core/export.hpp>

namespace DIRECTUS_NAMESPACE {

namespace detail {
class Run;
class ScopeState;
}  // namespace detail

/// What runs without blocking: a handle that can cancel it. Letting go of it cancels nothing.
///
/// Thread safety: all members.
class DIRECTUS_EXPORT Running {
 public:
  Running() noexcept = default;
  explicit Running(std::weak_ptr<detail::Run> run) noexcept : run_(std::move(run)) {}

  /// Ends it with `cancelled`, unless it has ended; its handler is called all the same.
  void cancel() const noexcept;

 private:
  std::weak_ptr<detail::Run> run_;
};

/// How long handlers may be called: a member of the window or the actor that they are of. Once the
/// scope is gone, no handler that was started with it is called, and what still runs is cancelled.
///
/// Thread safety: destroy it where its handlers run (the thread of the executor), or anywhere: the
/// destructor waits for a handler that is running on another thread. A handler may destroy it.
class DIRECTUS_EXPORT Scope {
 public:
  Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  ~Scope();

  /// Cancels what runs now; none of its handlers is called. The scope can be used again.
  void cancel();

  /// For this library's own use.
  [[nodiscard]] const std::shared_ptr<detail::ScopeState>& state() const noexcept { return state_; }

 private:
  friend class Latest;
  explicit Scope(std::shared_ptr<detail::ScopeState> parent);

  std::shared_ptr<detail::ScopeState> state_;
};

}  // namespace DIRECTUS_NAMESPACE
