#pragma once

#include <string_view>

#include <directus/core/result.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// Distinguishes a process from the children that it forked.
[[nodiscard]] long currentProcess() noexcept;

/// The process that something was made in. In a child that was forked since, its threads are not
/// there and its locks may be held for ever: every member answers `check` before it takes one.
class HomeProcess {
 public:
  [[nodiscard]] bool isHere() const noexcept { return currentProcess() == id_; }

  /// Errors: `invalidArgument` in a forked child.
  [[nodiscard]] Result<void> check(std::string_view name = "client") const;

 private:
  long id_ = currentProcess();
};

/// The deleter of what has waiters, threads, locks or connections: a forked child leaks it, for it
/// can neither be waited for nor said goodbye to there.
///
///     std::shared_ptr<Driver> driver(new Driver(...), LeftToParent());
class LeftToParent {
 public:
  template <class T>
  void operator()(T* state) const noexcept {
    if (home_.isHere()) delete state;
  }

 private:
  HomeProcess home_;
};

}  // namespace DIRECTUS_NAMESPACE::detail
