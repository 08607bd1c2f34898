#pragma once

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE::detail {

/// At the end of the process static objects are destroyed, also those of the libraries that this
/// one uses, and an operation that still runs would meet them. So threads that run operations pass
/// through here: the end of the process waits a moment for what they are doing, and after that they
/// do nothing more.
class ExitGate {
 public:
  /// A thread has something to do, until it is destroyed.
  class Work {
   public:
    /// Does not return once the process is ending.
    Work() noexcept { enter(); }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work() { leave(); }
  };

  /// Before the first thread.
  static void prepare();
  /// Whether the process is ending: threads that pass here must not be waited for.
  [[nodiscard]] static bool isClosed() noexcept;

 private:
  static void enter() noexcept;
  static void leave() noexcept;
  static void close() noexcept;
};

}  // namespace DIRECTUS_NAMESPACE::detail
